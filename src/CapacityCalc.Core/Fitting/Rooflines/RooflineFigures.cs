using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>What a fitted roofline says.</summary>
internal sealed class RooflineFigures
{
    /// <summary>By which the knee is moved to see what moves it.</summary>
    private const double Nudge = 1e-4;

    private readonly bool _hasArithmetic;
    private readonly bool _hasTransfers;

    public RooflineFigures(RooflineCandidate candidate)
    {
        Candidate = candidate;
        _hasArithmetic = candidate.Data.Arithmetic.Any(seconds => seconds > 0);
        _hasTransfers = candidate.Data.Transfers.Any(seconds => seconds > 0);
        Along = candidate.Data.Along();
    }

    public RooflineCandidate Candidate { get; }

    /// <inheritdoc cref="RooflineData.Along"/>
    public Func<double, (double Items, double Batch)>? Along { get; }

    /// <summary>Both efficiencies, as far as the model has them: fitted, where their roof binds, or kept.</summary>
    public IEnumerable<(FittedFigure Figure, bool IsFitted)> Efficiencies
    {
        get
        {
            if (_hasArithmetic)
            {
                yield return (Efficiency(RooflineTerms.Arithmetic), Candidate.Roofs.HasFlag(RooflineTerms.Arithmetic));
            }

            if (_hasTransfers)
            {
                yield return (Efficiency(RooflineTerms.Transfers), Candidate.Roofs.HasFlag(RooflineTerms.Transfers));
            }
        }
    }

    /// <summary>The keys of efficiencies that are at their lower bound, as at what the scenario says they would bind.</summary>
    public ImmutableArray<string> Raised =>
        [.. Efficiencies.Where(each => !each.IsFitted && each.Figure.Value > PriorOf(each.Figure.Name)).Select(each => each.Figure.Name)];

    public double PriorOf(string key) => key == ArchitectureKind.Efficiency.Name ? Candidate.Data.Prior.Efficiency : Candidate.Data.Prior.BandwidthEfficiency;

    /// <summary>In seconds, given or fitted.</summary>
    public double CallOverhead => Candidate.Data.Place.IsCallOverheadGiven ? Candidate.Data.Prior.CallOverheadSeconds : Candidate.Data.IsCallOverheadFree ? Candidate.Value(RooflineTerms.CallOverhead) : 0;

    public ImmutableArray<FittedFigure> Parameters =>
    [
        .. Efficiencies.Where(each => each.IsFitted).Select(each => each.Figure),
        .. Candidate.Data.IsCallOverheadFree ? [Overhead()] : Array.Empty<FittedFigure>(),
    ];

    public ImmutableArray<FittedFigure> Derived =>
    [
        .. Efficiencies.Where(each => !each.IsFitted).Select(each => each.Figure),
        .. Knee() is { } knee ? [knee] : Array.Empty<FittedFigure>(),
    ];

    /// <summary>Whether arithmetic binds above the knee, and not below.</summary>
    public bool IsArithmeticAbove => Along is { } along && Excess(Candidate.Data.Tasks.All.Max() / Scale(along), 1) > 0;

    /// <summary>Items on the horizontal axis at which one roof takes over from the other; null where none does within what was measured.</summary>
    public FittedFigure? Knee()
    {
        if (Candidate.Roofs != RooflineTerms.Roofs || Along is not { } || Crossing(1) is not { } knee)
        {
            return null;
        }

        // Where it is depends on the ratio of the inverse efficiencies alone.
        var gradient = new double[Candidate.Fit.Parameters.Length];
        var moved = ((Crossing(1 + Nudge) ?? knee) - (Crossing(1 - Nudge) ?? knee)) / (2 * Nudge);
        if (Candidate.Free.HasFlag(RooflineTerms.Arithmetic))
        {
            gradient[Candidate.IndexOf(RooflineTerms.Arithmetic)] = -moved / Candidate.Value(RooflineTerms.Arithmetic);
        }

        if (Candidate.Free.HasFlag(RooflineTerms.Transfers))
        {
            gradient[Candidate.IndexOf(RooflineTerms.Transfers)] = moved / Candidate.Value(RooflineTerms.Transfers);
        }

        return FittedFigure.Positive("knee at", $"items from which {(IsArithmeticAbove ? "arithmetic binds, and below which transfers do" : "transfers bind, and below which arithmetic does")}", knee, Candidate.Fit.StandardError(gradient), Candidate.Fit.Reach, Count.Dimension);
    }

    private FittedFigure Overhead()
    {
        const RooflineTerms Term = RooflineTerms.CallOverhead;
        var (low, high) = Candidate.Interval(Term);
        return new(PlacedModel.CallOverhead, "of a task, before its first item", Candidate.Value(Term), Candidate.StandardError(Term), low, high, Duration.Dimension);
    }

    private FittedFigure Efficiency(RooflineTerms term)
    {
        var (name, doc) = term == RooflineTerms.Arithmetic ? (ArchitectureKind.Efficiency.Name, "of the peak, where arithmetic binds") : (ArchitectureKind.BandwidthEfficiency.Name, "of the memory bandwidth, where transfers bind");
        if (!Candidate.Roofs.HasFlag(term))
        {
            var least = Math.Min(1, Candidate.OtherAtLeast());
            return new(name, $"{doc}, which they do not here: at least {Ratio.Dimension.Print(least, 3)} is all that follows", Math.Max(least, PriorOf(name)), 0, least, 1, Ratio.Dimension);
        }

        // The inverse is what the times are linear in, so that its interval is the symmetric one.
        var inverse = Candidate.Value(term);
        var (low, high) = Candidate.Interval(term);
        return new(name, doc, 1 / inverse, Candidate.StandardError(term) / inverse / inverse, 1 / high, 1 / low, Ratio.Dimension);
    }

    /// <param name="ratio">By which the inverse efficiency of transfers ÷ that of arithmetic is changed.</param>
    private double? Crossing(double ratio)
    {
        var scale = Scale(Along!);
        var (low, high) = (Candidate.Data.Tasks.All.Min() / scale, Candidate.Data.Tasks.All.Max() / scale);
        var isRising = Excess(high, ratio) > 0;
        if (isRising == Excess(low, ratio) > 0)
        {
            return null;
        }

        for (var step = 0; step < 100 && high - low > 1e-12 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Excess(middle, ratio) > 0 == isRising ? (low, middle) : (middle, high);
        }

        return (low + high) / 2;
    }

    /// <summary>Seconds by which arithmetic takes longer than transfers.</summary>
    private double Excess(double x, double ratio)
    {
        var (items, batch) = Along!(x);
        var (arithmetic, transfers) = Candidate.Data.RoofsAt(items, batch);
        return (arithmetic * Candidate.Value(RooflineTerms.Arithmetic)) - (transfers * Candidate.Value(RooflineTerms.Transfers) * ratio);
    }

    /// <summary>Items of all tasks ÷ the value on the horizontal axis.</summary>
    private static double Scale(Func<double, (double Items, double Batch)> along) => along(1).Batch;
}
