using System.Collections.Immutable;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli;

/// <summary>A scenario as the command line names it.</summary>
/// <param name="File">The path as the person wrote it; <c>-</c> for standard input.</param>
/// <param name="Settings">The values of <c>--set</c>, in order.</param>
public sealed record ScenarioInput(string File, ImmutableArray<string> Settings)
{
    /// <summary>What the file is going to hold, where it is not written yet; null where it is read.</summary>
    public string? Text { get; init; }
}

/// <summary>A chart as the command line asks for it.</summary>
/// <param name="Kind">One of <see cref="IEngine.Charts"/>, or <see cref="EveryKind"/>.</param>
/// <param name="Width">In pixels of the unscaled picture.</param>
/// <param name="Height">In pixels of the unscaled picture.</param>
/// <param name="Scale">Pixels of a PNG for one of these; an SVG has none.</param>
public sealed record ChartRequest(string Kind, ImageKind Image, int Width, int Height, double Scale)
{
    /// <summary>All that the scenario has.</summary>
    public const string EveryKind = "all";

    public ChartTheme Theme { get; init; } = ChartTheme.Light;

    /// <summary>What is solved for, of a chart that takes <see cref="ChartTakes.Paths"/>; two paths, or none for <see cref="EveryKind"/> without such a chart.</summary>
    public ImmutableArray<SolutionRequest> Paths { get; init; } = [];

    /// <summary>Worlds to draw, of a chart that takes <see cref="ChartTakes.Worlds"/>.</summary>
    public int Samples { get; init; } = UncertaintyInput.DefaultSamples;

    /// <summary>Of the same charts.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <param name="Kind">One of <see cref="IEngine.Charts"/>.</param>
/// <param name="Contents">Of the picture's file.</param>
public sealed record PaintedChart(string Kind, ReadOnlyMemory<byte> Contents);

public enum ImageKind
{
    Png,
    Svg,
}

/// <summary>A simulation as the command line asks for it.</summary>
/// <param name="Options">Its <see cref="SimulationOptions.Threads"/> are the engine's to choose: the answer does not depend on them.</param>
/// <param name="Progress">Null where nobody watches.</param>
public sealed record SimulationRequest(SimulationOptions Options, IProgress<SimulationProgress>? Progress, CancellationToken Cancellation);

/// <summary>An analysis of a scenario's ranges as the command line asks for it.</summary>
/// <param name="Samples">From <see cref="UncertaintyInput.LeastSamples"/> to <see cref="UncertaintyInput.MostSamples"/>.</param>
/// <param name="Progress">Told the share that is done; null where nobody watches.</param>
public sealed record UncertaintyRequest(int Samples, ulong Seed, IProgress<double>? Progress, CancellationToken Cancellation);

/// <summary>An estimate, and what a simulation of the same fleet at the same rate measured.</summary>
/// <param name="Diagnostics">Of the simulation.</param>
public sealed record SimulatedEstimate(Estimate Estimate, SimulationResult Simulation, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A comparison as the command line asks for it.</summary>
/// <param name="Files">At least one.</param>
/// <param name="Settings">The values of <c>--set</c>, in order; they hold for every file.</param>
/// <param name="Vary">The values of <c>--vary</c>, in order; without any, one file's own <c>compare</c> section holds.</param>
/// <param name="Baseline">A scenario, or an estimate written as JSON, that the differences are against; null for the scenario's own choice, or the first variant.</param>
public sealed record ComparisonRequest(ImmutableArray<string> Files, ImmutableArray<string> Settings, ImmutableArray<string> Vary, string? Baseline)
{
    /// <summary>The values of <c>--limit</c>, in order.</summary>
    public ImmutableArray<string> Limits { get; init; } = [];

    /// <summary>Whether every variant runs on the baseline's fleet.</summary>
    public bool KeepsFleet { get; init; }

    /// <summary>What every variant's fleet is judged in; null for none.</summary>
    public Incident? Incident { get; init; }

    /// <summary>Told how many variants are done; null where nobody watches.</summary>
    public IProgress<int>? Progress { get; init; }

    /// <summary>Told how many variants there are, before the first is done.</summary>
    public Action<int>? Counted { get; init; }

    public CancellationToken Cancellation { get; init; }
}

/// <summary>What was made of files.</summary>
/// <param name="Inputs">Every file that was read for it: none of them is ever written over.</param>
public sealed record Made<T>(T Value, ImmutableArray<string> Inputs);

/// <summary>The cheapest design of a scenario.</summary>
/// <param name="TextFor">The scenario's text with that design in it, as it would be written to a path; null where there is no design.</param>
public sealed record CheapestScenario(DesignSolution Solution, Func<string, string?> TextFor);

/// <summary>What to solve for, as the command line asks for it.</summary>
/// <param name="Within"><c>A..B</c>; null for what the path takes.</param>
public sealed record SolutionRequest(string Path, Extreme Extreme, string? Within, string? Step)
{
    /// <summary>The share of the worlds in which the objectives have to be met, in (0, 1); null to meet them at the medians.</summary>
    public double? Confidence { get; init; }
}

/// <summary>Measurements as the command line names them.</summary>
/// <param name="File">The path as the person wrote it; <c>-</c> for standard input.</param>
/// <param name="Kind">One of <see cref="FitKinds"/>; null for what the measurements themselves say.</param>
/// <param name="Unit">Of a histogram's values; null where it is not given.</param>
/// <param name="Name">What the model is called; null for what its scenario calls it, or <see cref="FitOptions.DefaultName"/>.</param>
public sealed record FitRequest(string File, string? Kind, string? Unit, string? Name)
{
    /// <summary>Whose model was measured, of a kind that takes one; null of the others.</summary>
    public MeasuredStage? Stage { get; init; }
}

/// <summary>A stage of a scenario.</summary>
public sealed record MeasuredStage(ScenarioInput Scenario, string Stage);

/// <summary>A kind of chart, a line on what it shows, and what a scenario needs for it.</summary>
public readonly record struct ChartChoice(string Name, string Doc, string Needs, ChartTakes Takes = ChartTakes.Nothing);

/// <summary>What a chart is told beside the scenario.</summary>
public enum ChartTakes
{
    Nothing,

    /// <summary>What varies: the options of a comparison.</summary>
    Variants,

    /// <summary>Two paths to hold against each other: the options of solving.</summary>
    Paths,

    /// <summary>How many worlds to draw, and which.</summary>
    Worlds,
}

/// <summary>What the commands ask of the calculator; they know nothing else of it.</summary>
/// <remarks>Where an answer is null there is at least one error in the bag.</remarks>
public interface IEngine
{
    /// <summary>Reads and judges a scenario without answering it.</summary>
    void Check(ScenarioInput input, DiagnosticBag bag);

    /// <summary>The estimate with all that the report shows: capacity and breakdown too.</summary>
    Estimate? Estimate(ScenarioInput input, DiagnosticBag bag);

    /// <summary>The estimate with the waits and latencies of a simulation where no formula is exact; nothing is simulated where all are.</summary>
    Estimate? Estimate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag);

    /// <summary>Latency of the fleet that the estimate is of against the incoming rate; null where the scenario is in error, which the estimate tells.</summary>
    LoadCurve? LoadCurve(ScenarioInput input);

    /// <summary>The estimate, and what an incident that it was made without does to its fleet.</summary>
    Estimate? Estimate(ScenarioInput input, Incident incident, DiagnosticBag bag);

    /// <summary>The estimate, and a simulation of its fleet.</summary>
    SimulatedEstimate? Simulate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag);

    /// <summary>What the ranges of a scenario make of its answer.</summary>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    UncertaintyResult? Uncertainty(ScenarioInput input, UncertaintyRequest request, DiagnosticBag bag);

    /// <summary>The estimate with what every figure of it follows from.</summary>
    Explained? Explain(ScenarioInput input, DiagnosticBag bag);

    /// <summary>The largest or smallest value of a path that meets every objective.</summary>
    Solution? Solve(ScenarioInput input, SolutionRequest request, DiagnosticBag bag);

    /// <summary>The largest or smallest value of one path at several of another.</summary>
    Frontier? Frontier(ScenarioInput input, SolutionRequest given, SolutionRequest sought, DiagnosticBag bag);

    /// <summary>The design of a scenario that leaves something open which meets every objective at the least cost.</summary>
    CheapestScenario? Cheapest(ScenarioInput input, DiagnosticBag bag);

    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    Made<Comparison>? Compare(ComparisonRequest request, DiagnosticBag bag);

    /// <summary>Pictures of what is compared, or of the one scenario there is: one, or of every kind those that there are; which there are not is told.</summary>
    Made<ImmutableArray<PaintedChart>>? Draw(ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag);

    /// <summary>Parameters that describe measurements.</summary>
    Fit? Fit(FitRequest request, DiagnosticBag bag);

    /// <summary>What a scenario predicts, held against measurements.</summary>
    /// <param name="stage">The one that was measured; null for the whole service.</param>
    PredictionCheck? CheckPrediction(FitRequest request, ScenarioInput scenario, string? stage, DiagnosticBag bag);

    /// <summary>A picture of a fit.</summary>
    byte[] Draw(Fit fit, ImageKind image);

    /// <summary>All that the scenarios can be asked, for a report.</summary>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    Made<Story>? Tell(StoryRequest request, DiagnosticBag bag);

    ImmutableArray<ChartChoice> Charts { get; }

    Answer Hardware { get; }

    Table Models { get; }

    Table Stages { get; }

    /// <summary>Makes a folder unless it is there.</summary>
    bool MakeFolder(string path, DiagnosticBag bag);

    /// <summary>Writes a file whole or not at all, and never over one of the inputs.</summary>
    bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag);

    /// <summary>Writes files that belong together, in their order: all of them or, where one cannot be written, none that was not there before.</summary>
    bool WriteFiles(ImmutableArray<(string Path, ReadOnlyMemory<byte> Contents)> files, ImmutableArray<string> inputs, DiagnosticBag bag);

    /// <summary>Writes a file whole or not at all, and never over one that is there.</summary>
    bool CreateFile(string path, ReadOnlyMemory<byte> contents, DiagnosticBag bag);

    /// <summary>Whether there is nothing yet that a file of that name would be written over.</summary>
    bool IsFree(string path, DiagnosticBag bag);
}
