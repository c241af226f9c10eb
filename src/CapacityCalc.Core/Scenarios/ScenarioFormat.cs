using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Scenarios;

/// <summary>Every map of a scenario file whose keys are parameters, for whoever documents the format or describes it to other programs.</summary>
public static class ScenarioFormat
{
    /// <summary>The word that leaves a stage's hardware open.</summary>
    public const string CheapestHardware = ShapeOption.Cheapest;

    /// <summary>The maps that are of no kind, each under its set's name; the first is the file itself.</summary>
    public static ImmutableArray<ParameterSet> Sections { get; } =
    [
        ScenarioSections.Parameters, CompareSection.Parameters, Traffic.Parameters, Slo.Parameters, Corpus.Parameters, Cache.Parameters, Network.Parameters, Planning.Parameters,
        Shape.Parameters, Calibration.Parameters, ModelQuality.Parameters, BatchingChoice.Parameters, Hedge.Parameters,
    ];

    /// <summary>What one measurement of a model of that kind may say; null of a kind that is not calibrated.</summary>
    public static ParameterSet? MeasurementOf(IModelKind kind) => kind is ArchitectureKind architecture ? Calibration.MeasurementOf(architecture) : null;
}
