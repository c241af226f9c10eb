using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Charts;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Charting;

/// <summary>Makes the pictures that the command line asks for.</summary>
internal sealed class ChartPainter(Calculator calculator, ComparisonRequest scenarios, ChartRequest request, DiagnosticBag bag)
{
    private readonly ImageSize _size = new(request.Width, request.Height, request.Scale);

    /// <summary>One picture, or of <see cref="ChartRequest.EveryKind"/> at least one; null after an error.</summary>
    public Made<ImmutableArray<PaintedChart>>? Paint()
    {
        if (!_size.IsDrawable)
        {
            bag.Error(
                DiagnosticCodes.InvalidOption,
                default,
                "a picture of that size cannot be drawn",
                $"at least {ImageSize.LeastWidth} × {ImageSize.LeastHeight}, and at most {ImageSize.LongestSide} pixels a side after scaling");
            return null;
        }

        if (request.Kind == ChartRequest.EveryKind)
        {
            return PaintAll();
        }

        var chart = ChartCatalog.Find(request.Kind) ?? throw new ArgumentOutOfRangeException(nameof(request), request.Kind, "no such chart");
        if (Inputs.Of(chart) is not { } input)
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
                return new([Picture(chart, drawing)], input.Inputs);
            case ChartOutcome.Refused refused:
                bag.Error(UsageCodes.NothingToDraw, Place, Refusal(chart, refused), RefusalWords.Hint(refused));
                return null;
            default:
                throw new InvalidOperationException($"{outcome} is not an outcome");
        }
    }

    private ChartInputs Inputs => new(calculator, scenarios, request, bag);

    private SourceSpan Place => new(scenarios.Files[0], 0, 0);

    private Made<ImmutableArray<PaintedChart>>? PaintAll()
    {
        if (Inputs.OfAll() is not { } input)
        {
            return null;
        }

        var pictures = ImmutableArray.CreateBuilder<PaintedChart>();
        foreach (var chart in ChartCatalog.All)
        {
            var outcome = scenarios.Files.Length > 1 && chart.Subject != ChartSubject.Comparison
                ? new ChartOutcome.Refused(RefusalReason.SeveralScenarios)
                : chart.Draw(input.Value);
            if (bag.HasErrors)
            {
                return null;
            }

            switch (outcome)
            {
                case ChartOutcome.Drawn { Drawing: var drawing }:
                    pictures.Add(Picture(chart, drawing));
                    break;
                case ChartOutcome.Refused refused:
                    bag.Info(UsageCodes.NothingToDraw, Place, Refusal(chart, refused));
                    break;
            }
        }

        if (pictures.Count == 0)
        {
            bag.Error(UsageCodes.NothingToDraw, Place, "there is nothing of it that any chart could show", "draw one --kind to learn why");
            return null;
        }

        return new(pictures.ToImmutable(), input.Inputs);
    }

    private static string Refusal(IChart chart, ChartOutcome.Refused refused) => $"there is no {chart.Name} chart: {RefusalWords.Reason(refused)}";

    private PaintedChart Picture(IChart chart, ChartDrawing drawing) => new(chart.Name, request.Image == ImageKind.Png
        ? ChartRenderer.Png(drawing, request.Theme, _size)
        : Encoding.UTF8.GetBytes(ChartRenderer.Svg(drawing, request.Theme, _size)));
}
