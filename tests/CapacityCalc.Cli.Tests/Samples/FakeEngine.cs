using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Explaining;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Answers with the sample that the file is named after; any other file has an error.</summary>
internal sealed class FakeEngine : IEngine
{
    public Dictionary<string, string> Written { get; } = [];

    public ScenarioInput? Asked { get; private set; }

    public ChartRequest? Drawn { get; private set; }

    public SimulationRequest? Requested { get; private set; }

    /// <summary>How every simulation ends.</summary>
    public SimulationEnding Ending { get; init; } = SimulationEnding.PrecisionReached;

    /// <summary>As long as every simulation.</summary>
    public TimeSpan Takes { get; init; }

    /// <summary>What an input that brings the calculator down would throw.</summary>
    public Exception? Failure { get; init; }

    public Fit? Fit(FitRequest request, DiagnosticBag bag) => throw new NotSupportedException("fits are tested on the calculator itself");

    public PredictionCheck? CheckPrediction(FitRequest request, ScenarioInput scenario, string? stage, DiagnosticBag bag) => throw new NotSupportedException("fits are tested on the calculator itself");

    public byte[] Draw(Fit fit, ImageKind image) => throw new NotSupportedException("fits are tested on the calculator itself");

    public ImmutableArray<ChartChoice> Charts => 
    [
        new("funnel", "How the items narrow", "items"),
        new("latency", "What each stage contributes", "any scenario"),
        new("depth", "Latency against a value", "--vary", ChartTakes.Variants),
        new("frontier", "One value against another", "--for", ChartTakes.Paths),
        new("tornado", "What each input does", "a range", ChartTakes.Worlds),
    ];

    public Answer Hardware => new(new Report("Hardware", [], [new Section("Hardware", Models)]), new TableDocument("capcalc/hardware/1", "hardware", Models));

    public Table Models { get; } = new(
        [new Column("name"), new Column("cores", Align.Right), new Column("price", Align.Right)],
        [new Row([Cell.Of("c7i.8xlarge"), Cell.Of(Quantity.Count, 32), Cell.Of(Quantity.UsdPerHour, 1.428)])]);

    public Table Stages => Models;

    public void Check(ScenarioInput input, DiagnosticBag bag) => Estimate(input, bag);

    public Estimate? Estimate(ScenarioInput input, DiagnosticBag bag)
    {
        if (Failure is not null)
        {
            throw Failure;
        }

        Asked = input;
        foreach (var (name, estimate) in SampleEstimates.All)
        {
            if (input.File == name + ".yaml")
            {
                bag.Warning(DiagnosticCodes.UnusedModel, new(input.File, 3, 5), "model 'dnn' is not used");
                return estimate;
            }
        }

        bag.Error(DiagnosticCodes.UnknownKey, new(input.File, 4, 2), "unknown key 'trafic'", "did you mean 'traffic'?");
        return null;
    }

    public LoadCurve? LoadCurve(ScenarioInput input) => null;

    public Estimate? Estimate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        Requested = request;
        return Estimate(input, bag) is { } estimate ? estimate with { Method = Method.Simulated, Accuracy = 0.01 } : null;
    }

    public Incident? Befallen { get; private set; }

    public Estimate? Estimate(ScenarioInput input, Incident incident, DiagnosticBag bag)
    {
        Befallen = incident;
        return Estimate(input, bag);
    }

    public SimulatedEstimate? Simulate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        Requested = request;
        request.Progress?.Report(new SimulationProgress(12, 20, 2_520_000, new Interval(0.3962, 0.0019)));
        Thread.Sleep(Takes);
        return Estimate(input, bag) is { } estimate ? SampleSimulations.Of(estimate, Ending, request.Options.Seed) : null;
    }

    public UncertaintyRequest? Sampled { get; private set; }

    public UncertaintyResult? Uncertainty(ScenarioInput input, UncertaintyRequest request, DiagnosticBag bag)
    {
        Sampled = request;
        request.Progress?.Report(0.425);
        Thread.Sleep(Takes);
        return Estimate(input, bag) is { } ? SampleUncertainties.WebSearch with { Seed = request.Seed } : null;
    }

    /// <summary>The first file's design meets its objectives, no other does.</summary>
    public CheapestScenario? Cheapest(ScenarioInput input, DiagnosticBag bag)
    {
        if (Estimate(input, bag) is not { } estimate)
        {
            return null;
        }

        var isFound = input.File == SampleEstimates.All[0].Name + ".yaml";
        var design = new Design([], null, null);
        var solution = new DesignSolution
        {
            Scenario = estimate.Scenario,
            Choices = [],
            Designs = 12,
            Estimated = 3,
            Proof = DesignProof.Exact,
            HasPrice = true,
            First = design,
            Found = isFound ? design : null,
            Estimate = estimate,
        };
        return new(solution, path => isFound ? $"# for {path}\n" : null);
    }

    public SolutionRequest? Sought { get; private set; }

    public Frontier? Frontier(ScenarioInput input, SolutionRequest given, SolutionRequest sought, DiagnosticBag bag)
    {
        Sought = sought;
        return Solve(input, given, bag) is { Found: { } found } solution
            ? new Frontier
            {
                Scenario = solution.Scenario,
                Given = new FrontierAxis(given.Path, solution.Dimension, found.Value),
                Sought = new FrontierAxis(sought.Path, solution.Dimension, null),
                Extreme = sought.Extreme,
                Points = [new FrontierPoint(found.Value, found, null, null, null)],
                Trials = 1,
                HasObjectives = true,
            }
            : null;
    }

    public Explained? Explain(ScenarioInput input, DiagnosticBag bag) => throw new NotSupportedException("derivations are tested with the whole program");

    public Solution? Solve(ScenarioInput input, SolutionRequest request, DiagnosticBag bag)
    {
        Sought = request;
        return Estimate(input, bag) is { } estimate
            ? new Solution
            {
                Scenario = estimate.Scenario,
                Path = request.Path,
                Extreme = request.Extreme,
                Dimension = Core.Units.Count.Dimension,
                Within = (new SweepValue("1", 1), new SweepValue("10", 10)),
                HasObjectives = true,
                Trials = 3,
            }
            : null;
    }

    public Made<Comparison>? Compare(ComparisonRequest request, DiagnosticBag bag)
    {
        request.Counted?.Invoke(2);
        request.Progress?.Report(1);
        Thread.Sleep(Takes);
        return Estimate(new ScenarioInput(request.Files[0], request.Settings), bag) is null ? null : new(SampleComparisons.Rates, request.Files);
    }

    /// <summary>Names for pictures; of every kind there are two.</summary>
    public Made<ImmutableArray<PaintedChart>>? Draw(ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag)
    {
        Drawn = request;
        return Estimate(new ScenarioInput(scenarios.Files[0], scenarios.Settings), bag) is null
            ? null
            : new([.. (request.Kind == ChartRequest.EveryKind ? ["funnel", "depth"] : new[] { request.Kind }).Select(kind => new PaintedChart(kind, Encoding.UTF8.GetBytes(kind)))], scenarios.Files);
    }

    public string? Made { get; private set; }

    public bool MakeFolder(string path, DiagnosticBag bag)
    {
        Made = path;
        return true;
    }

    public StoryRequest? Told { get; private set; }

    public Made<Story>? Tell(StoryRequest request, DiagnosticBag bag)
    {
        Told = request;
        request.Worlds?.Report(0.425);
        Thread.Sleep(Takes);
        return Estimate(new ScenarioInput(request.Scenarios.Files[0], request.Scenarios.Settings), bag) is { } estimate
            ? new(new Story([new ScenarioStory(estimate, null, [new StoryChart("funnel", "Items narrow", Encoding.UTF8.GetBytes("<svg></svg>"))], null, request.Scenarios.Files[0], "traffic: {}\n")], null), request.Scenarios.Files)
            : null;
    }

    public bool WriteFiles(ImmutableArray<(string Path, ReadOnlyMemory<byte> Contents)> files, ImmutableArray<string> inputs, DiagnosticBag bag) =>
        files.All(file => WriteFile(file.Path, inputs, file.Contents, bag));

    public bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag)
    {
        if (inputs.Contains(path))
        {
            bag.Error("file-unwritable", new(path, 0, 0), "is an input");
            return false;
        }

        Written[path] = Encoding.UTF8.GetString(contents.Span);
        return true;
    }

    public bool CreateFile(string path, ReadOnlyMemory<byte> contents, DiagnosticBag bag) => IsFree(path, bag) && WriteFile(path, [], contents, bag);

    public bool IsFree(string path, DiagnosticBag bag) => !Written.ContainsKey(path);
}
