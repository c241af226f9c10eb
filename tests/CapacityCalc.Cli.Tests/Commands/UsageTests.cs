using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Commands;

public class UsageTests
{
    [Theory]
    [InlineData("did you mean 'estimate'?", "estimat", "x.yaml")]
    [InlineData("did you mean '--format'?", "estimate", "x.yaml", "--fromat", "json")]
    [InlineData("did you mean 'json'?", "estimate", "web-search.yaml", "--format", "jsn")]
    [InlineData("did you mean 'latency'?", "chart", "web-search.yaml", "--kind", "latenci", "-o", "x.png")]
    [InlineData("expected one of funnel, latency", "chart", "web-search.yaml", "--kind", "pie", "-o", "x.png")]
    [InlineData("did you mean 'hardware'?", "catalog", "hardwre")]
    [InlineData("let it end in .png or .svg", "chart", "web-search.yaml", "--kind", "funnel", "-o", "x.jpg")]
    [InlineData("let it end in one of .txt", "estimate", "web-search.yaml", "-o", "answer")]
    [InlineData("not a whole number from 200 to 8000", "chart", "web-search.yaml", "--kind", "funnel", "-o", "x.png", "--width", "1e9")]
    [InlineData("not a number above 0", "chart", "web-search.yaml", "--kind", "funnel", "-o", "x.png", "--scale", "NaN")]
    [InlineData("--samples does nothing to a funnel chart", "chart", "web-search.yaml", "--kind", "funnel", "-o", "x.png", "--samples", "100")]
    [InlineData("--seed does nothing to a frontier chart", "chart", "web-search.yaml", "--kind", "frontier", "-o", "x.png", "--for", "a.b", "--for", "a.c", "--seed", "7")]
    [InlineData("not a whole number from 64 to 1M", "chart", "web-search.yaml", "--kind", "tornado", "-o", "x.png", "--samples", "10")]
    [InlineData("did you mean 'dark'?", "chart", "web-search.yaml", "--kind", "funnel", "-o", "x.png", "--theme", "drak")]
    [InlineData("expected one of light, dark", "chart", "web-search.yaml", "--kind", "funnel", "-o", "x.png", "--theme", "")]
    [InlineData("did you mean 'svg'?", "chart", "web-search.yaml", "--kind", "all", "-o", "x", "--format", "sgv")]
    [InlineData("'x.png' is the name of one picture", "chart", "web-search.yaml", "--kind", "all", "-o", "x.png")]
    [InlineData("write --for twice", "chart", "web-search.yaml", "--kind", "all", "-o", "x", "--for", "traffic.rate")]
    [InlineData("see capcalc estimate --help", "estimate")]
    [InlineData("see capcalc estimate --help", "estimate", "x.yaml", "--set")]
    [InlineData("see capcalc check --help", "check")]
    [InlineData("'y.yaml' is one word too many", "estimate", "x.yaml", "y.yaml")]
    [InlineData("see capcalc --help")]
    [InlineData("did you mean '--format'?", "estimate", "--fromat", "x.yaml")]
    [InlineData("capcalc check has no option '-x'", "check", "-x")]
    [InlineData("did you mean 'simulate'?", "simulat", "x.yaml")]
    [InlineData("see capcalc simulate --help", "simulate")]
    [InlineData("did you mean '--seed'?", "simulate", "x.yaml", "--sed", "1")]
    [InlineData("--requests is '99', not a whole number from 100 to 1T, such as 1M", "simulate", "web-search.yaml", "--requests", "99")]
    [InlineData("--requests is '100.5', not a whole number", "simulate", "web-search.yaml", "--requests", "100.5")]
    [InlineData("--requests is 'many', not a whole number", "simulate", "web-search.yaml", "--requests", "many")]
    [InlineData("--requests is '1e300', not a whole number", "simulate", "web-search.yaml", "--requests", "1e300")]
    [InlineData("--replications is '1', not a whole number from 2", "simulate", "web-search.yaml", "--replications", "1")]
    [InlineData("--seed is '-1', not a whole number from 0", "simulate", "web-search.yaml", "--seed", "-1")]
    [InlineData("--seed is '18446744073709551616', not a whole number", "simulate", "web-search.yaml", "--seed", "18446744073709551616")]
    [InlineData("--precision is '0', not a ratio above 0 and at most 50%, such as 1%", "simulate", "web-search.yaml", "--precision", "0")]
    [InlineData("--precision is '60%', not a ratio", "simulate", "web-search.yaml", "--precision", "60%")]
    [InlineData("--precision is '1 ms', not a ratio", "simulate", "web-search.yaml", "--precision", "1 ms")]
    [InlineData("see capcalc simulate --help", "simulate", "web-search.yaml", "--precision")]
    [InlineData("did you mean 'simulate'?", "estimate", "web-search.yaml", "--method", "simulated")]
    [InlineData("add --method simulate", "estimate", "web-search.yaml", "--seed", "1")]
    [InlineData("see capcalc uncertainty --help", "uncertainty")]
    [InlineData("did you mean '--samples'?", "uncertainty", "web-search.yaml", "--sample", "100")]
    [InlineData("--samples is '63', not a whole number from 64 to 1M, such as 10k", "uncertainty", "web-search.yaml", "--samples", "63")]
    [InlineData("--samples is '1000001', not a whole number", "uncertainty", "web-search.yaml", "--samples", "1000001")]
    [InlineData("--samples is '100.5', not a whole number", "uncertainty", "web-search.yaml", "--samples", "100.5")]
    [InlineData("--seed is '-1', not a whole number from 0", "uncertainty", "web-search.yaml", "--seed", "-1")]
    public void BadUsage_OfAnyKind_IsOneErrorThatHelps(string says, params string[] arguments)
    {
        var shell = new Shell();

        Assert.Equal(1, shell.Run(arguments));
        Assert.Empty(shell.Output);
        Assert.StartsWith("capcalc: error invalid-usage: ", shell.Error, StringComparison.Ordinal);
        Assert.Contains(says, shell.Error, StringComparison.Ordinal);
        Assert.Single(shell.Error.Split('\n'), line => line.StartsWith("capcalc:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("estimate", "--help")]
    [InlineData("simulate", "--help")]
    [InlineData("check", "--help")]
    [InlineData("compare", "--help")]
    [InlineData("solve", "--help")]
    [InlineData("uncertainty", "--help")]
    [InlineData("chart", "--help")]
    [InlineData("catalog", "-h")]
    public void Help_OfAnyCommand_EndsWithExamples(params string[] arguments)
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run(arguments));
        Assert.Contains("Examples:\n  capcalc ", shell.Output, StringComparison.Ordinal);
        Assert.All(shell.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
        Assert.DoesNotContain('\u001b', shell.Output);
        Assert.Empty(shell.Error);
    }

    [Fact]
    public void Version_IsANumberWithItsCommitAndTheCataloguesDate()
    {
        var shell = new Shell();

        Assert.Equal(0, shell.Run("--version"));
        Assert.Matches(Version, shell.Output);
        Assert.Equal(ProgramVersion.OfThisProgram + "\n", shell.Output);
    }

    /// <remarks>In a process of its own, which started with other assemblies than the tests did.</remarks>
    [Fact]
    public void Version_OfTheProgramItself_IsTheSame() => Assert.Equal(ProgramVersion.OfThisProgram + "\n", Capcalc.Start([], "--version").Output);

    [Theory]
    [InlineData("1.2.3+0123456789abcdef0123456789abcdef01234567", "1.2.3 (commit 0123456, catalogue of 2026-07-20)")]
    [InlineData("1.2.3-rc.1+0123", "1.2.3-rc.1 (commit 0123, catalogue of 2026-07-20)")]
    [InlineData("1.2.3", "1.2.3 (catalogue of 2026-07-20)")]
    public void Version_OfABuild_NamesItsCommitWhereItHasOne(string informational, string expected) =>
        Assert.Equal(expected, ProgramVersion.Describe(informational, "2026-07-20"));

    private const string Version = @"^\d+\.\d+\.\d+ \((commit [0-9a-f]{7}, )?catalogue of \d{4}-\d\d-\d\d\)\n$";
}
