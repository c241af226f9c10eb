using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Completions;

/// <summary>The scripts themselves, in the shell that every machine has that runs these tests.</summary>
public sealed class ShellScriptTests
{
    [Theory]
    [InlineData("estimate", "capcalc", "est")]
    [InlineData("--format", "capcalc", "estimate", "--form")]
    [InlineData("scenarios/web-search.yaml", "capcalc", "estimate", "scenarios/web")]
    [InlineData("traffic.rate", "capcalc", "solve", "scenarios/web-search.yaml", "--for", "traffic.r")]
    [InlineData("json", "capcalc", "estimate", "--format", "=", "j")]
    [InlineData("p3.2xlarge", "capcalc", "estimate", "scenarios/web-search.yaml", "--set", "hardware", "=", "p3")]
    [InlineData("pipeline.rank-1.keep=", "capcalc", "compare", "scenarios/web-search.yaml", "--vary", "pipeline.rank-1.kee")]
    public void Bash_AtTheEndOfALine_CompletesThePartBehindTheLastBreak(string expected, params string[] words)
    {
        var line = string.Join(' ', words.Select(word => $"'{word}'"));
        var outcome = Capcalc.StartInShell($"eval \"$(capcalc completion bash)\"; COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _capcalc capcalc; printf '%s\\n' \"${{COMPREPLY[@]}}\"");

        Assert.Equal(expected, outcome.Output.Split('\n')[0]);
        Assert.Empty(outcome.Error);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Script_OfEveryShell_SaysHowToInstallIt(string shell) =>
        Assert.Contains($"capcalc completion {shell} > ", Capcalc.Run("completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void Script_OfAnUnknownShell_IsRefusedWithAHint()
    {
        var outcome = Capcalc.Run("completion", "basch");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("did you mean 'bash'?", outcome.Error, StringComparison.Ordinal);
    }
}
