using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Charts;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Simulation;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>The calculator behind the commands: text → document → scenario → estimate → picture.</summary>
internal sealed class Calculator : IEngine
{
    /// <summary>Of the one run that a calculator is made for.</summary>
    private ScenarioInputs ScenarioInputs { get; } = new();

    public ImmutableArray<ChartChoice> Charts => [.. ChartCatalog.All.Select(chart => new ChartChoice(chart.Name, chart.Doc, TakenBy(chart.Subject)))];

    public Answer Hardware { get; } = new(HardwareReport.Catalog, HardwareDocument.Catalog);

    public Table Models => Catalogs.Models();

    public Table Stages => Catalogs.Stages();

    public void Check(ScenarioInput input, DiagnosticBag bag)
    {
        if (ScenarioInputs.ReadOpen(input.File, input.Settings, bag) is var (open, _) && Choices.TakeFirst(open, bag) is { } document && Binder.Bind(document, bag) is not null)
        {
            ComparisonFiles.Check(ScenarioInputs, document, input.Settings, bag);
            Choices.Of(open, new DiagnosticBag())?.Check(bag);
        }
    }

    public Estimate? Estimate(ScenarioInput input, DiagnosticBag bag) =>
        ScenarioInputs.Read(input.File, input.Settings, bag) is { } document && Binder.Bind(document, bag) is { } bound
            ? Estimator.Estimate(bound) with { Runway = RunwayOf(document, bound) }
            : null;

    public Estimate? Estimate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        if (ScenarioInputs.Read(input.File, input.Settings, bag) is not { } document || Binder.Bind(document, bag) is not { } bound)
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
        ScenarioInputs.Read(input.File, input.Settings, bag) is { } document && Binder.Bind(document, bag) is { } bound
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

    private static SimulationResult Run(BoundScenario bound, SimulationRequest request) => Simulator.Run(
        bound, Estimator.Size(bound), request.Options with { Threads = Environment.ProcessorCount }, request.Progress, request.Cancellation);

    public Made<byte[]>? Draw(ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag)
    {
        var size = new ImageSize(request.Width, request.Height, request.Scale);
        if (!size.IsDrawable)
        {
            bag.Error(
                DiagnosticCodes.InvalidOption,
                default,
                "a picture of that size cannot be drawn",
                $"at least {ImageSize.LeastWidth} × {ImageSize.LeastHeight}, and at most {ImageSize.LongestSide} pixels a side after scaling");
            return null;
        }

        var chart = ChartCatalog.Find(request.Kind) ?? throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "no such chart");
        if (InputOf(chart, scenarios, request, bag) is not { } input)
        {
            return null;
        }

        var outcome = chart.Draw(input.Value);
        if (bag.HasErrors)
        {
            return null;
        }

        switch (outcome)
        {
            case ChartOutcome.Drawn { Drawing: var drawing }:
                return new(
                    request.Image == ImageKind.Png ? ChartRenderer.Png(drawing, ChartTheme.Light, size) : Encoding.UTF8.GetBytes(ChartRenderer.Svg(drawing, ChartTheme.Light, size)),
                    input.Inputs);
            case ChartOutcome.Refused refused:
                bag.Error(UsageCodes.NothingToDraw, new SourceSpan(scenarios.Files[0], 0, 0), $"there is no {request.Kind} chart: {Reason(refused)}", Hint(refused));
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "not an outcome");
        }
    }

    /// <summary>Null after a diagnostic.</summary>
    private Made<ChartInput>? InputOf(IChart chart, ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag)
    {
        if (chart.Subject == ChartSubject.Frontier)
        {
            return Frontier(new ScenarioInput(scenarios.Files[0], scenarios.Settings), request.Paths[0], request.Paths[1], bag) is { } frontier && !bag.HasErrors
                ? new(new ChartInput(() => throw new InvalidOperationException("a chart of a frontier asks for no estimate"), () => null, () => null) { Frontier = frontier }, scenarios.Files)
                : null;
        }

        if (chart.Subject == ChartSubject.Comparison)
        {
            return Compare(scenarios, bag) is { } comparison && !bag.HasErrors
                ? new(new ChartInput(() => throw new InvalidOperationException("a chart of a comparison asks for no estimate"), () => null, () => comparison.Value), comparison.Inputs)
                : null;
        }

        if (chart.Subject == ChartSubject.Uncertainty)
        {
            return ScenarioInputs.Read(scenarios.Files[0], scenarios.Settings, bag) is { } ranges && !bag.HasErrors
                ? new(Worlds(new UncertaintyInput(ranges) { Samples = request.Samples, Seed = request.Seed, Threads = Environment.ProcessorCount }, bag, scenarios.Cancellation), scenarios.Files)
                : null;
        }

        return ScenarioInputs.Read(scenarios.Files[0], scenarios.Settings, bag) is { } document && Binder.Bind(document, bag) is { } bound
            ? new(
                new ChartInput(() => Estimator.Estimate(bound), () => Estimator.LoadCurve(bound, Estimator.Size(bound)), () => null) { Runway = new(() => RunwayOf(document, bound)) },
                scenarios.Files)
            : null;
    }

    private static ChartInput Worlds(UncertaintyInput input, DiagnosticBag bag, CancellationToken cancellation) =>
        new(() => throw new InvalidOperationException("a chart of uncertainty asks for no estimate"), () => null, () => null)
        {
            Uncertainty = new(() => UncertaintyAnalysis.Run(input, bag, null, cancellation)),
            Fan = new(() => UncertaintyAnalysis.Fan(input, bag, cancellation)),
        };

    public bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag) =>
        AtomicFile.Write(path, [.. inputs, .. ScenarioInputs.Tables], stream => stream.Write(contents.Span), bag);

    private BoundScenario? Bind(ScenarioInput input, DiagnosticBag bag) =>
        ScenarioInputs.Read(input.File, input.Settings, bag) is { } document ? Binder.Bind(document, bag) : null;

    private static ChartTakes TakenBy(ChartSubject subject) => subject switch
    {
        ChartSubject.Comparison => ChartTakes.Variants,
        ChartSubject.Frontier => ChartTakes.Paths,
        ChartSubject.Uncertainty => ChartTakes.Worlds,
        _ => ChartTakes.Nothing,
    };

    private static Runway? RunwayOf(ScenarioDocument document, BoundScenario bound) => RunwayPlanner.Of(document, bound, Environment.ProcessorCount);

    private static string Reason(ChartOutcome.Refused refused) => refused.Reason switch
    {
        RefusalReason.Overloaded => $"stage '{refused.Stage}' is overloaded, so its queue grows without end and there are no percentiles",
        RefusalReason.NoLatency => "there are no percentiles",
        RefusalReason.NoBreakdown => "no stage takes any time",
        RefusalReason.NoItems => "the scenario does not say how many items its stages pass",
        RefusalReason.NoLoadCurve => "no rate below saturation has a latency",
        RefusalReason.NoProfile => "the scenario does not say how the load goes through the day",
        RefusalReason.NoHosts => "no stage has hosts of its own",
        RefusalReason.NoComparison => "the scenario has no 'compare' and nothing is varied",
        RefusalReason.TooFewVariants => "fewer than two variants have the figures that it plots",
        RefusalReason.NotOneNumericAxis => "it needs exactly one path that takes several values, all numbers",
        RefusalReason.NotTwoAxes => "it needs exactly two paths that take several values",
        RefusalReason.SeveralScenarios => "it shows one scenario, and several are compared",
        RefusalReason.NoStages => "no variant has a stage with hosts",
        RefusalReason.NoFrontier => "nothing is solved for",
        RefusalReason.NoGrowth => "nothing of the scenario grows",
        RefusalReason.NoFleet => "the scenario has no hosts that could be bought",
        RefusalReason.NoUncertainty => "the scenario has no ranges",
        RefusalReason.NothingVaries => "what it shows is the same in every world",
        RefusalReason.NoFleetHolds => "there is no world in which any fleet holds",
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused.Reason, "not a reason"),
    };

    private static string? Hint(ChartOutcome.Refused refused) => refused.Reason switch
    {
        RefusalReason.NoProfile => "write for example 'profile: sinusoid' in 'traffic', or its 24 hours",
        RefusalReason.NoUncertainty or RefusalReason.NothingVaries => "write a range for a number that is not known, such as '0.8..1.2 ms'",
        RefusalReason.NoGrowth => "add 'growth: 5%/month' to 'traffic' or 'corpus', or write --set traffic.growth=5%/month",
        _ => null,
    };
}
