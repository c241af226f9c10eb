using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting.Rooflines;

namespace CapacityCalc.Core.Fitting;

/// <summary>Every kind of fit; a new one is one file and one line here.</summary>
public static class FitKinds
{
    /// <summary>By how much they ask of the columns: the first that suits is taken.</summary>
    public static ImmutableArray<IFitKind> All { get; } =
    [
        new UslFit(),
        new AffineFit(),
        new ArrivalsFit(),
        new ServiceFit(),
        new RooflineFit(),
    ];

    public static IFitKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind that the measurements themselves speak for; null with a diagnostic.</summary>
    public static IFitKind? For(Measurements measurements, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(measurements);
        ArgumentNullException.ThrowIfNull(bag);
        if (All.FirstOrDefault(kind => kind.Suits(measurements)) is { } kind)
        {
            return kind;
        }

        bag.Error(
            DiagnosticCodes.NoFitKind,
            new SourceSpan(measurements.Source, 1, 1),
            $"what to fit is not clear from the columns {FitColumns.Known(measurements)}",
            $"name them (items, time_ms), (concurrency, throughput_rps), (latency_ms) or (timestamp_s), or say --as {string.Join(", ", All[..^1].Select(each => each.Name))} or {All[^1].Name}");
        return null;
    }
}
