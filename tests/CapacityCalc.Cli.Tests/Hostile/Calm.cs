using System.Diagnostics;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>How the program takes whatever it is given: at once, in its own words, and without falling over.</summary>
internal static class Calm
{
    // A person's patience is a second or two; the rest is for a machine that runs other tests besides.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>The program refuses, names the code, and answers nothing.</summary>
    public static Outcome Refuses(string code, params string[] arguments) => Refuses(code, () => Capcalc.Run(arguments));

    /// <inheritdoc cref="Refuses(string, string[])"/>
    public static Outcome Refuses(string code, Func<Outcome> run)
    {
        var outcome = Takes(run);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($" error {code}: ", outcome.Error, StringComparison.Ordinal);
        return outcome;
    }

    /// <summary>The program does not fail by its own fault, whether or not it answers.</summary>
    public static Outcome Takes(Func<Outcome> run)
    {
        var watch = Stopwatch.StartNew();
        var outcome = run();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        Assert.DoesNotContain("internal error", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Error);
        Assert.InRange(outcome.Error.Split('\n').Length, 1, 250);
        return outcome;
    }
}
