using System.Collections.Immutable;
using CapacityCalc.Charts;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Charting;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Simulation;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>The calculator behind the commands: text → document → scenario → estimate → picture.</summary>
internal sealed class Calculator : IEngine
{
    /// <summary>Of the one run that a calculator is made for.</summary>
    private ScenarioInputs ScenarioInputs { get; } = new();

    public ImmutableArray<ChartChoice> Charts => [.. ChartCatalog.All.Select(chart => new ChartChoice(chart.Name, chart.Doc, chart.Needs, TakenBy(chart.Subject)))];

    public Answer Hardware { get; } = new(HardwareReport.Catalog, HardwareDocument.Catalog);

    public Table Models => Catalogs.Models();

    public Table Stages => Catalogs.Stages();

    public void Check(ScenarioInput input, DiagnosticBag bag)
    {
        if (ScenarioInputs.ReadOpen(input, bag) is var (open, _) && Choices.TakeFirst(open, bag) is { } document && Binder.Bind(document, bag) is not null)
        {
            ComparisonFiles.Check(ScenarioInputs, document, input.Settings, bag);
            Choices.Of(open, new DiagnosticBag())?.Check(bag);
        }
    }

    public Estimate? Estimate(ScenarioInput input, DiagnosticBag bag) =>
        Read(input, bag) is { } document && Binder.Bind(document, bag) is { } bound
            ? Estimator.Estimate(bound) with { Runway = RunwayOf(document, bound) }
            : null;

    public LoadCurve? LoadCurve(ScenarioInput input)
    {
        var told = new DiagnosticBag();
        return Read(input, told) is { } document && Binder.Bind(document, told) is { } bound ? Estimator.LoadCurve(bound, Estimator.Size(bound)) : null;
    }

    public Estimate? Estimate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        if (Read(input, bag) is not { } document || Binder.Bind(document, bag) is not { } bound)
        {
            return null;
        }

        var computed = Estimator.Estimate(bound) with { Runway = RunwayOf(document, bound) };
        if (computed.Method == Method.Exact && computed.Stages.All(stage => stage.Method == Method.Exact))
        {
            bag.Info(DiagnosticCodes.NotSimulated, default, "nothing was simulated: every wait and latency is exact by formula");
            return computed;
        }

        var result = Run(bound, request);
        return Estimator.Estimate(bound, measured: result.ToMeasuredLatencies(bound, request.Options)) with { Runway = computed.Runway };
    }

    public Estimate? Estimate(ScenarioInput input, Incident incident, DiagnosticBag bag) =>
        Read(input, bag) is { } document && Binder.Bind(document, bag) is { } bound
            ? WhatIfAnalysis.Estimate(document, bound, incident, bag) is { } estimate ? estimate with { Runway = RunwayOf(document, bound) } : null
            : null;

    public SimulatedEstimate? Simulate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        if (Bind(input, bag) is not { } bound)
        {
            return null;
        }

        var result = Run(bound, request);

        // What is simulated is the peak, not the day.
        return new(Estimator.Estimate(bound, EstimateDetails.All & ~EstimateDetails.Day), result, SimulationNotes.Of(result, bound, request.Options));
    }

    public UncertaintyResult? Uncertainty(ScenarioInput input, UncertaintyRequest request, DiagnosticBag bag) =>
        ScenarioInputs.Read(input.File, input.Settings, bag) is { } document && !bag.HasErrors
            ? UncertaintyAnalysis.Run(
                new UncertaintyInput(document) { Samples = request.Samples, Seed = request.Seed, Threads = Environment.ProcessorCount }, bag, request.Progress, request.Cancellation)
            : null;

    public Explained? Explain(ScenarioInput input, DiagnosticBag bag)
    {
        if (ScenarioInputs.Read(input.File, input.Settings, bag) is not { } document || Binder.Bind(document, bag) is not { } bound)
        {
            return null;
        }

        var estimate = Estimator.Estimate(bound) with { Runway = RunwayOf(document, bound) };
        return new(estimate, Derivation.Of(bound, estimate));
    }

    public Solution? Solve(ScenarioInput input, SolutionRequest request, DiagnosticBag bag) =>
        PathOf(request, bag) is { } path && ScenarioInputs.Read(input.File, input.Settings, bag, path.Text) is { } document && !bag.HasErrors
            ? Solver.Solve(new SolverInput(document, path, request.Extreme) { Within = request.Within, Step = request.Step, Confidence = request.Confidence, Threads = Environment.ProcessorCount }, bag)
            : null;

    public Frontier? Frontier(ScenarioInput input, SolutionRequest given, SolutionRequest sought, DiagnosticBag bag) =>
        PathOf(given, bag) is { } first && PathOf(sought, bag) is { } second && ScenarioInputs.Read(input.File, input.Settings, bag, first.Text, second.Text) is { } document && !bag.HasErrors
            ? FrontierSolver.Solve(
                new FrontierInput(document, new FrontierPath(first, given.Within, given.Step), new FrontierPath(second, sought.Within, sought.Step), sought.Extreme) { Threads = Environment.ProcessorCount },
                bag)
            : null;

    private static ScenarioPath? PathOf(SolutionRequest request, DiagnosticBag bag)
    {
        const string Option = "--for ";
        if (ScenarioPath.TryParse(request.Path, new SourceSpan(Option + request.Path, 1, Option.Length + 1), out var path, out var problem))
        {
            return path;
        }

        bag.Add(problem);
        return null;
    }

    public CheapestScenario? Cheapest(ScenarioInput input, DiagnosticBag bag) =>
        ScenarioInputs.ReadOpen(input.File, input.Settings, bag) is var (document, source) && !bag.HasErrors
        && CheapestDesign.Find(new DesignInput(document) { Threads = Environment.ProcessorCount }, bag) is { } solution
            ? new(solution, path => solution.Document is { } design ? ScenarioWriter.TextOf(source, design, path) : null)
            : null;

    public Made<Comparison>? Compare(ComparisonRequest request, DiagnosticBag bag) =>
        ComparisonFiles.Read(ScenarioInputs, request, bag) is { } read
        && Comparer.Compare(read.Value with { Threads = Environment.ProcessorCount }, bag, request.Counted, request.Progress, request.Cancellation) is { } comparison
            ? new(comparison, read.Inputs)
            : null;

    public Made<Story>? Tell(StoryRequest request, DiagnosticBag bag) => new StoryTeller(ScenarioInputs, request, bag).Tell();

    private static SimulationResult Run(BoundScenario bound, SimulationRequest request) => Simulator.Run(
        bound, Estimator.Size(bound), request.Options with { Threads = Environment.ProcessorCount }, request.Progress, request.Cancellation);

    public Made<ImmutableArray<PaintedChart>>? Draw(ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag) => new ChartPainter(this, scenarios, request, bag).Paint();

    public bool MakeFolder(string path, DiagnosticBag bag) => OutputFolder.Make(path, bag);

    public Fit? Fit(FitRequest request, DiagnosticBag bag) => FitFiles.Fit(ScenarioInputs, request, bag);

    public PredictionCheck? CheckPrediction(FitRequest request, ScenarioInput scenario, string? stage, DiagnosticBag bag) => FitFiles.Check(ScenarioInputs, request, scenario, stage, bag);

    public byte[] Draw(Fit fit, ImageKind image) => FitFiles.Draw(fit, image);

    public bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag) =>
        AtomicFile.Write(path, [.. inputs, .. ScenarioInputs.Tables], stream => stream.Write(contents.Span), bag);

    /// <summary>The document with every setting made, and the first value of what it leaves open; null where it cannot be read.</summary>
    internal ScenarioDocument? Read(ScenarioInput input, DiagnosticBag bag) => ScenarioInputs.Read(input, bag);

    public bool WriteFiles(ImmutableArray<(string Path, ReadOnlyMemory<byte> Contents)> files, ImmutableArray<string> inputs, DiagnosticBag bag) =>
        FileSet.Write(files, [.. inputs, .. ScenarioInputs.Tables], bag);

    public bool CreateFile(string path, ReadOnlyMemory<byte> contents, DiagnosticBag bag) => AtomicFile.Create(path, stream => stream.Write(contents.Span), bag);

    public bool IsFree(string path, DiagnosticBag bag) => AtomicFile.IsFree(path, bag);

    private BoundScenario? Bind(ScenarioInput input, DiagnosticBag bag) =>
        ScenarioInputs.Read(input.File, input.Settings, bag) is { } document ? Binder.Bind(document, bag) : null;

    private static ChartTakes TakenBy(ChartSubject subject) => subject switch
    {
        ChartSubject.Comparison => ChartTakes.Variants,
        ChartSubject.Frontier => ChartTakes.Paths,
        ChartSubject.Uncertainty => ChartTakes.Worlds,
        _ => ChartTakes.Nothing,
    };

    internal static Runway? RunwayOf(ScenarioDocument document, BoundScenario bound) => RunwayPlanner.Of(document, bound, Environment.ProcessorCount);
}
