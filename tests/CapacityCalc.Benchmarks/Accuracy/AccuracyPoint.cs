using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Benchmarks.Accuracy;

/// <summary>One scenario of the accuracy report, and what the estimate promises for it.</summary>
/// <param name="Group">Section of the report.</param>
/// <param name="Coordinates">What tells it from the others of its group: name → value.</param>
/// <param name="Yaml">The scenario, its fleet given.</param>
/// <param name="Bar">Largest relative errors that are allowed.</param>
internal sealed record AccuracyPoint(string Group, IReadOnlyList<(string Name, string Value)> Coordinates, string Yaml, AccuracyBar Bar)
{
    public BoundScenario Bind() => Scenarios.Read(Yaml);
}

/// <param name="Mean">Null where nothing is promised.</param>
/// <param name="MayWarn">Whether a warning with the size of the error may stand in place of the bar.</param>
internal sealed record AccuracyBar(double? Mean, double? P50, double? P99, bool MayWarn)
{
    public static AccuracyBar None { get; } = new(null, null, null, MayWarn: true);
}
