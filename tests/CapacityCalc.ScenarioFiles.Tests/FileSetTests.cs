using System.Text;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles.Tests;

public class FileSetTests
{
    [Fact]
    public void Write_FilesOfANewFolder_AreThere()
    {
        using var folder = new TemporaryFolder();
        var (chart, page) = (Path.Combine(folder.Path, "page-charts", "a.svg"), folder.File("page.md"));

        Assert.Null(Write([], (chart, "chart"), (page, "page")));

        Assert.Equal(("chart", "page"), (File.ReadAllText(chart), File.ReadAllText(page)));
    }

    [Fact]
    public void Write_LastFileFailing_LeavesNeitherTheOthersNorTheirFolder()
    {
        using var folder = new TemporaryFolder();
        var scenario = folder.File("page.md", "traffic: {}");

        Assert.Equal(DiagnosticCodes.FileUnwritable, Write([scenario], (Path.Combine(folder.Path, "page-charts", "a.svg"), "chart"), (scenario, "page"))?.Code);

        Assert.Equal("traffic: {}", File.ReadAllText(scenario));
        Assert.Equal([scenario], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Write_Failing_LeavesWhatWasThereBefore()
    {
        using var folder = new TemporaryFolder();
        var charts = Directory.CreateDirectory(Path.Combine(folder.Path, "charts")).FullName;
        File.WriteAllText(Path.Combine(charts, "mine.txt"), "mine");

        Assert.NotNull(Write([], (Path.Combine(charts, "a.svg"), "chart"), (charts, "page")));

        Assert.Equal([Path.Combine(charts, "mine.txt")], Directory.GetFileSystemEntries(charts));
    }

    [Fact]
    public void Write_InAFolderOfNoFolder_MakesNone()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(DiagnosticCodes.FileUnwritable, Write([], (Path.Combine(folder.Path, "docz", "page-charts", "a.svg"), "chart"))?.Code);

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Write_WhereAFileHasTheFoldersName_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("charts", "a file");

        Assert.Equal(DiagnosticCodes.FileUnwritable, Write([], (Path.Combine(file, "a.svg"), "chart"))?.Code);

        Assert.Equal("a file", File.ReadAllText(file));
    }

    /// <summary>What went wrong; null where nothing did.</summary>
    private static Diagnostic? Write(string[] inputs, params (string Path, string Text)[] files)
    {
        var bag = new DiagnosticBag();
        var written = FileSet.Write([.. files.Select(file => (file.Path, (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Text)))], inputs, bag);
        Assert.Equal(written, !bag.HasErrors);
        return bag.ToImmutable().SingleOrDefault();
    }
}
