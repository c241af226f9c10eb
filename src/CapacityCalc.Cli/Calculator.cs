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
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Simulation;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>The calculator behind the commands: text → document → scenario → estimate → picture.</summary>
internal sealed class Calculator : IEngine
{
    public ImmutableArray<NamedChoice> Charts => [.. ChartCatalog.All.Select(chart => new NamedChoice(chart.Name, chart.Doc))];

    public Answer Hardware { get; } = new(HardwareReport.Catalog, HardwareDocument.Catalog);

    public Table Models => Catalogs.Models();

    public Table Stages => Catalogs.Stages();

    public void Check(ScenarioInput input, DiagnosticBag bag) => _ = Bind(input, bag);

    public Estimate? Estimate(ScenarioInput input, DiagnosticBag bag) =>
        Bind(input, bag) is { } bound ? Estimator.Estimate(bound) : null;

    public Estimate? Estimate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        if (Bind(input, bag) is not { } bound)
        {
            return null;
        }

        var computed = Estimator.Estimate(bound);
        if (computed.Method == Method.Exact && computed.Stages.All(stage => stage.Method == Method.Exact))
        {
            bag.Info(DiagnosticCodes.NotSimulated, default, "nothing was simulated: every wait and latency is exact by formula");
            return computed;
        }

        var result = Run(bound, request);
        return Estimator.Estimate(bound, measured: result.ToMeasuredLatencies(bound, request.Options));
    }

    public SimulatedEstimate? Simulate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag)
    {
        if (Bind(input, bag) is not { } bound)
        {
            return null;
        }

        var result = Run(bound, request);
        return new(Estimator.Estimate(bound), result, SimulationNotes.Of(result, bound, request.Options));
    }

    private static SimulationResult Run(BoundScenario bound, SimulationRequest request) => Simulator.Run(
        bound, Estimator.Size(bound), request.Options with { Threads = Environment.ProcessorCount }, request.Progress, request.Cancellation);

    public byte[]? Draw(ScenarioInput input, ChartRequest request, DiagnosticBag bag)
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

        if (Bind(input, bag) is not { } bound || ChartCatalog.Find(request.Kind) is not { } chart)
        {
            return null;
        }

        var estimate = Estimator.Estimate(bound);
        switch (chart.Draw(new ChartInput(estimate, () => Estimator.LoadCurve(bound, Estimator.Size(bound)))))
        {
            case ChartOutcome.Drawn { Drawing: var drawing }:
                return request.Image == ImageKind.Png
                    ? ChartRenderer.Png(drawing, ChartTheme.Light, size)
                    : Encoding.UTF8.GetBytes(ChartRenderer.Svg(drawing, ChartTheme.Light, size));
            case ChartOutcome.Refused refused:
                bag.Error(UsageCodes.NothingToDraw, new SourceSpan(input.File, 0, 0), $"there is no {request.Kind} chart: {Reason(refused)}");
                return null;
            default:
                throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "not an outcome");
        }
    }

    public bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag) =>
        AtomicFile.Write(path, inputs, stream => stream.Write(contents.Span), bag);

    private static BoundScenario? Bind(ScenarioInput input, DiagnosticBag bag)
    {
        var settings = new List<SetOption>();
        foreach (var text in input.Settings)
        {
            if (SetOption.Parse(text, bag) is { } setting)
            {
                settings.Add(setting);
            }
        }

        ScenarioDocument? document = ScenarioReader.ReadFile(input.File, bag);
        return document is null ? null : Binder.Bind(SetOption.Apply(document, settings, bag), bag);
    }

    private static string Reason(ChartOutcome.Refused refused) => refused.Reason switch
    {
        RefusalReason.Overloaded => $"stage '{refused.Stage}' is overloaded, so its queue grows without end and there are no percentiles",
        RefusalReason.NoLatency => "there are no percentiles",
        RefusalReason.NoBreakdown => "no stage takes any time",
        RefusalReason.NoItems => "the scenario does not say how many items its stages pass",
        RefusalReason.NoLoadCurve => "no rate below saturation has a latency",
        _ => throw new ArgumentOutOfRangeException(nameof(refused), refused.Reason, "not a reason"),
    };
}
