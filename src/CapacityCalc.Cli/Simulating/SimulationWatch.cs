using System.Diagnostics;
using System.Text;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Simulating;

/// <summary>What a simulation reported last, and how long it took.</summary>
/// <param name="precision">That ends the work; null where a number of replications does.</param>
internal sealed class SimulationWatch(double? precision, CancellationToken cancellation) : IProgress<SimulationProgress>
{
    private readonly Lock _lock = new();
    private readonly long _start = Stopwatch.GetTimestamp();
    private SimulationProgress? _latest;
    private TimeSpan _elapsed;

    public void Report(SimulationProgress value)
    {
        lock (_lock)
        {
            (_latest, _elapsed) = (value, Stopwatch.GetElapsedTime(_start));
        }
    }

    public (string Words, double? Share) Standing()
    {
        lock (_lock)
        {
            return (
                cancellation.IsCancellationRequested ? "ending, with what is known so far" : _latest is { } latest ? InWords(latest, _elapsed) : "simulating",
                _latest is { } known ? Share(known, precision) : null);
        }
    }

    /// <summary>Of the work that is done; null where that cannot be told. An interval narrows with the root of the replications.</summary>
    internal static double? Share(SimulationProgress progress, double? precision) => progress switch
    {
        { Planned: > 0 and { } planned } => Math.Min(1, (double)progress.Replications / planned),
        { P99: { Relative: > 0 and { } reached } } when precision is { } asked => Math.Min(1, asked / reached * (asked / reached)),
        _ => null,
    };

    /// <summary><c>12 of 20 replications, p99 396.2 ms ± 1.9 ms, 1.2M requests/s</c>.</summary>
    internal static string InWords(SimulationProgress progress, TimeSpan elapsed)
    {
        var words = new StringBuilder(Figures.Say(Quantity.Count, progress.Replications));
        words.Append(progress.Planned is { } planned ? $" of {Figures.Say(Quantity.Count, planned)} replications" : progress.Replications == 1 ? " replication" : " replications");
        if (progress.P99 is { } p99)
        {
            var resolution = Resolution.Of(p99.Value, p99.HalfWidth);
            words.Append($", p99 {Figures.Print(Quantity.Duration, p99.Value, resolution)} ± {Figures.Print(Quantity.Duration, p99.HalfWidth, resolution)}");
        }

        if (elapsed > TimeSpan.Zero)
        {
            words.Append($", {Figures.Print(Quantity.Items, Figures.RoundTo(progress.Requests / elapsed.TotalSeconds, 2))} requests/s");
        }

        return words.ToString();
    }
}
