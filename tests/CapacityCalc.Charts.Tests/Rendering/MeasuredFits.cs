using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Charts.Tests.Rendering;

/// <summary>Fits of the published measurements.</summary>
internal static class MeasuredFits
{
    /// <summary>A file, the unit of its values where it does not say it, and what ran where it was measured.</summary>
    private static readonly ImmutableArray<(string File, string? Unit, (string Scenario, string Stage)? Place)> All =
    [
        ("cross-encoder.csv", null, null),
        ("ray-tracer.csv", null, null),
        ("feature-store.csv", null, null),
        ("search.hlog", "us", null),
        ("gateway.hgrm", "ms", null),
        ("k6-summary.json", null, null),
        ("arrivals.csv", null, null),
        ("video-ranker.csv", null, ("youtube-2016", "rank")),
    ];

    public static IEnumerable<string> Files => All.Select(each => each.File);

    public static Fit Of(string file)
    {
        var bag = new DiagnosticBag();
        var (_, unit, place) = All.Single(each => each.File == file);
        var measurements = MeasurementFile.Read(Path.Combine(Folder(), "measurements", file), unit, bag)!;
        var fit = place is var (scenario, stage)
            ? FitKinds.Find("roofline")!.Fit(measurements, new FitOptions(FitOptions.DefaultName) { Model = Model(scenario, stage, bag) }, bag)
            : FitKinds.For(measurements, bag)!.Fit(measurements, new FitOptions(FitOptions.DefaultName), bag);
        return fit! with { Source = $"scenarios/measurements/{file}" };
    }

    private static PlacedModel? Model(string scenario, string stage, DiagnosticBag bag)
    {
        var document = Choices.TakeFirst(ScenarioReader.ReadFile(Path.Combine(Folder(), scenario + ".yaml"), bag)!, bag)!;
        return PlacedModel.Of(document, Binder.Bind(document, bag)!, stage, default, bag);
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../../scenarios"));
}
