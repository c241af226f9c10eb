using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles.Tests;

public class AtomicFileTests
{
    [Fact]
    public void Write_NewFile_IsThereAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("out.md");

        Assert.Null(Write(path, "answer"));

        Assert.Equal("answer", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Write_ExistingFile_IsReplacedAndKeepsItsMode()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("out.md", "a longer text from before");
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherExecute;
        SetMode(path, mode);

        Assert.Null(Write(path, "answer"));

        Assert.Equal("answer", File.ReadAllText(path));
        Assert.Equal(mode, Mode(path));
    }

    [Fact]
    public void Write_SymbolicLink_StaysALink()
    {
        using var folder = new TemporaryFolder();
        var real = folder.File("real.md", "before");
        var link = folder.File("link.md");
        File.CreateSymbolicLink(link, "real.md");

        Assert.Null(Write(link, "answer"));

        Assert.Equal("answer", File.ReadAllText(real));
        Assert.Equal("real.md", new FileInfo(link).LinkTarget);
    }

    [Fact]
    public void Write_Failing_LeavesTheOldFileAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("out.md", "before");
        var bag = new DiagnosticBag();

        Assert.False(AtomicFile.Write(path, [], _ => throw new IOException("No space left on device : '/tmp/x'"), bag));
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, [], _ => throw new InvalidOperationException(), bag));

        Assert.Equal($"'{path}' cannot be written: no space left on device", Assert.Single(bag.ToImmutable()).Message);
        Assert.Equal("before", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Create_NewFile_IsThereAndNothingElse()
    {
        using var folder = new TemporaryFolder();
        var (path, bag) = (folder.File("new.yaml"), new DiagnosticBag());

        Assert.True(AtomicFile.Create(path, stream => stream.Write("mine"u8), bag));

        Assert.Equal("mine", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void Create_FileThatIsThere_IsLeftAlone()
    {
        using var folder = new TemporaryFolder();
        var (path, bag) = (folder.File("out.yaml", "before"), new DiagnosticBag());

        Assert.False(AtomicFile.Create(path, _ => Assert.Fail("it is there"), bag));

        Assert.Equal($"'{path}' is there already", Assert.Single(bag.ToImmutable()).Message);
        Assert.Equal("before", File.ReadAllText(path));
    }

    [Fact]
    public void Create_FileThatComesToBeThereMeanwhile_IsLeftAlone()
    {
        using var folder = new TemporaryFolder();
        var (path, bag) = (folder.File("out.yaml"), new DiagnosticBag());

        Assert.False(AtomicFile.Create(path, _ => File.WriteAllText(path, "somebody else's"), bag));

        Assert.Single(bag.ToImmutable());
        Assert.Equal("somebody else's", File.ReadAllText(path));
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void IsFree_OfADevice_WhichNothingIsWrittenOver()
    {
        var bag = new DiagnosticBag();

        Assert.True(AtomicFile.IsFree("/dev/null", bag));
        Assert.Empty(bag.ToImmutable());
    }

    [Fact]
    public void Write_WithoutPermission_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var bag = new DiagnosticBag();

        Assert.False(AtomicFile.Write(folder.File("out.md"), [], _ => throw new UnauthorizedAccessException("Access to the path is denied."), bag));

        Assert.EndsWith("cannot be written: permission is denied", Assert.Single(bag.ToImmutable()).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("/dev/full", "cannot be written: no space left on device")]
    [InlineData("/nowhere/at/all.md", "its folder does not exist")]
    [InlineData("/proc/version/x", "cannot be written")]
    [InlineData("/tmp", "is a folder")]
    [InlineData("new/", "is a folder")]
    [InlineData("", "is not a file name")]
    [InlineData("a\0b", "is not a file name")]
    public void Write_PlaceThatCannotBeWritten_SaysSo(string path, string part)
    {
        var diagnostic = Write(path, "answer");

        Assert.Equal((DiagnosticCodes.FileUnwritable, path), (diagnostic!.Code, diagnostic.Span.Source));
        Assert.Contains(part, diagnostic.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NameTooLong_SaysSo() =>
        Assert.Equal(DiagnosticCodes.FileUnwritable, Write(new string('x', 5000), "answer")!.Code);

    [Fact]
    public void Write_LoopOfLinks_SaysSo()
    {
        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.File("a"), "b");
        File.CreateSymbolicLink(folder.File("b"), "a");

        Assert.Contains("symbolic links", Write(folder.File("a"), "answer")!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NullDevice_IsWrittenThroughAndStaysADevice()
    {
        Assert.Null(Write("/dev/null", "answer"));
        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public void Write_Input_IsRefusedHoweverItIsSpelled()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("sub"));
        var input = folder.File("sub/s.yaml", "a: 1");
        Directory.CreateSymbolicLink(folder.File("other"), "sub");
        File.CreateSymbolicLink(folder.File("link.yaml"), folder.File("other/s.yaml"));

        foreach (var spelling in new[] { "sub/s.yaml", "sub/./s.yaml", "sub/../sub/s.yaml", "other/s.yaml", "link.yaml" })
        {
            var bag = new DiagnosticBag();
            Assert.False(AtomicFile.Write(folder.File(spelling), ["-", input], stream => stream.WriteByte(1), bag));
            Assert.Contains("is an input", Assert.Single(bag.ToImmutable()).Message, StringComparison.Ordinal);
        }

        Assert.Equal("a: 1", File.ReadAllText(input));
    }

    private static Diagnostic? Write(string path, string text)
    {
        var bag = new DiagnosticBag();
        var isWritten = AtomicFile.Write(path, ["input.yaml"], stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)), bag);
        Assert.Equal(isWritten, bag.ToImmutable().IsEmpty);
        return bag.ToImmutable().SingleOrDefault();
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static UnixFileMode Mode(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
}
