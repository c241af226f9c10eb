using System.Text.Json;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public class CommandTests
{
    [Fact]
    public void Estimate_OfAScenario_AnswersOnStandardOutput()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("estimate", "web-search.yaml"));
        Assert.StartsWith("✓ p99 397 ms ≤ 500 ms · 215 hosts", shell.Output, StringComparison.Ordinal);
        Assert.Contains("model 'dnn' is not used (web-search.yaml:3:5, unused-model)", shell.Output, StringComparison.Ordinal);
        Assert.Empty(shell.Error);
    }

    [Fact]
    public void Estimate_AsJson_TellsWarningsBesideItToo()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("estimate", "web-search.yaml", "--format", "json"));
        Assert.Equal(2, JsonDocument.Parse(shell.Output).RootElement.GetProperty("diagnostics").GetArrayLength());
        Assert.Contains("web-search.yaml:3:5: warning unused-model: model 'dnn' is not used\n", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_Output_HasNoByteOrderMark()
    {
        var shell = new Shell();
        shell.Run("estimate", "web-search.yaml");

        Assert.Equal([0xE2, 0x9C, 0x93], shell.OutputBytes[..3]);
    }

    [Theory]
    [InlineData("answer.md", "# Web search")]
    [InlineData("answer.JSON", "{")]
    [InlineData("answer.csv", "section,")]
    [InlineData("answer.txt", "✓ p99")]
    public void Estimate_IntoAFile_TakesTheFormatFromItsName(string path, string beginning)
    {
        var shell = new Shell { IsTerminal = true };

        Assert.Equal(0, shell.Run("estimate", "web-search.yaml", "-o", path));
        Assert.StartsWith(beginning, shell.Engine.Written[path], StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shell.Engine.Written[path]);
        Assert.Empty(shell.Output);
    }

    [Fact]
    public void Estimate_FormatAndFile_FormatDecides()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("estimate", "web-search.yaml", "-o", "answer.txt", "--format=json"));
        Assert.StartsWith("{", shell.Engine.Written["answer.txt"], StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_Settings_ArePassedInOrderToTheLetter()
    {
        var shell = new Shell();
        shell.Run("estimate", "--set", "a.b=c=d", "web-search.yaml", "--set=x=[1, 2]", "--set", "y=@z");

        Assert.Equal(["a.b=c=d", "x=[1, 2]", "y=@z"], [.. shell.Engine.Asked!.Settings]);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("@file.yaml")]
    [InlineData("a file.yaml")]
    public void Estimate_OddFileNames_ArePassedOn(string file)
    {
        var shell = new Shell();
        shell.Run("estimate", file);

        Assert.Contains($"{file}:4:2: error unknown-key", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_ErrorInTheFile_IsToldWithItsHint()
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run("estimate", "broken.yaml"));
        Assert.Empty(shell.Output);
        Assert.Equal("broken.yaml:4:2: error unknown-key: unknown key 'trafic'\n  hint: did you mean 'traffic'?\n", shell.Error);
    }

    [Theory]
    [InlineData("web-search.yaml", 0)]
    [InlineData("feed-with-branches.yaml", 2)]
    [InlineData("overloaded.yaml", 2)]
    [InlineData("external-only.yaml", 0)]
    [InlineData("broken.yaml", 1)]
    public void Estimate_WithAssert_ExitsWithTheVerdict(string file, int exitCode)
    {
        Assert.Equal(exitCode, new Shell().Run("estimate", file, "--assert"));
        Assert.Equal(exitCode == 1 ? 1 : 0, new Shell().Run("estimate", file));
    }

    [Fact]
    public void Estimate_IntoItsOwnInput_IsRefused()
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run("estimate", "web-search.yaml", "-o", "web-search.yaml", "--format", "text"));
        Assert.Contains("error file-unwritable", shell.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_SeveralFiles_CountsWhatIsWrongWithEach()
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run("check", "web-search.yaml", "broken.yaml"));
        Assert.Equal("web-search.yaml: ok, 1 warning\nbroken.yaml: 1 error\n", shell.Output);
        Assert.Contains("broken.yaml:4:2: error unknown-key", shell.Error, StringComparison.Ordinal);
        Assert.Equal(0, new Shell().Run("check", "web-search.yaml"));
    }

    [Fact]
    public void Catalog_AsJsonAndCsv_HasTypedRows()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("catalog", "hardware", "--format", "json"));
        var row = JsonDocument.Parse(shell.Output).RootElement.GetProperty("hardware")[0];
        Assert.Equal(1.428, row.GetProperty("price").GetDouble());
        Assert.Equal(0, shell.Run("catalog", "hardware", "--format", "csv"));
        Assert.Equal("name,cores,price\nc7i.8xlarge,32,1.428\n", shell.Output);
    }

    [Fact]
    public void Catalog_OfCharts_ListsThem()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("catalog", "charts"));
        Assert.Contains("funnel", shell.Output, StringComparison.Ordinal);
    }
}
