using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Reports.Uncertainties;

/// <summary>Figures that were found by sampling, to the digits that their standard error leaves them.</summary>
internal static class SampledFigures
{
    // A standard error is itself known to hardly more.
    private const int ErrorDigits = 2;

    // More digits than these nobody plans by, however many worlds there are.
    private const int MostDigits = 4;

    private const int LeastDigits = 2;

    // Below this a share's error is the rounding of sums.
    private const double Negligible = 1e-9;

    // A tenth of a per cent tells chances apart, but for those so near to none or to certainty.
    private const double UsualStep = 1e-3;
    private const double FinelyRead = 0.005;

    /// <summary>Below the values, as the standard error of each.</summary>
    public const string ErrorMark = "±";

    /// <summary><c>61.2% ± 0.5%</c>; without an error where every world says the same.</summary>
    public static string Share(Estimated share)
    {
        if (Math.Abs(share.Value) <= Negligible)
        {
            share = share with { Value = 0 };
        }

        if (share.StandardError <= Negligible)
        {
            return Figures.Print(Quantity.Ratio, share.Value).Unbroken;
        }

        var known = Resolution.Of(share.Value, share.StandardError);
        var isNearAnEnd = Math.Min(Math.Abs(share.Value), Math.Abs(1 - share.Value)) < FinelyRead && share.StandardError < FinelyRead;
        var resolution = isNearAnEnd ? known : known with { Step = Math.Max(known.Step, UsualStep) };
        return string.Join(
            Prose.NoBreakSpace, Figures.Print(Quantity.Ratio, share.Value, resolution).Unbroken, ErrorMark, Figures.Print(Quantity.Ratio, share.StandardError, resolution).Unbroken);
    }

    /// <summary>A share for a sentence that is read first, without its error: <c>61%</c>.</summary>
    public static string RoundShare(Estimated share) => Figures.Say(Quantity.Ratio, share.Value is > 0.01 and < 0.99 ? Figures.RoundTo(share.Value, 2) : share.Value);

    public static Cell Value(OutcomeKind kind, double? value) => value is { } known ? Cell.Of(QuantityOf(kind), InPrint(kind, known)) : Cell.Of(Missing(kind), Tone.Bad);

    public static Cell Value(OutcomeKind kind, Estimated? sampled)
    {
        if (sampled is not { } figure)
        {
            return Cell.Of(Missing(kind), Tone.Bad);
        }

        var (value, error) = (InPrint(kind, figure.Value), InPrint(kind, figure.StandardError));
        return kind switch
        {
            // A host is bought whole.
            OutcomeKind.Hosts => Cell.Of(Quantity.Count, Math.Round(value)),
            OutcomeKind.P99 when error > 0 => Cell.Of(Quantity.Duration, value, Resolution.Of(value, error)),
            _ => Cell.Of(QuantityOf(kind), error > 0 && value != 0 ? Figures.RoundTo(value, Digits(value, error)) : value),
        };
    }

    public static Cell Error(OutcomeKind kind, Estimated? sampled)
    {
        if (sampled is not { } figure)
        {
            return Cell.Empty;
        }

        var (value, error) = (InPrint(kind, figure.Value), InPrint(kind, figure.StandardError));
        return kind == OutcomeKind.P99 && error > 0
            ? Cell.Of(Quantity.Duration, error, Resolution.Of(value, error)) with { Tone = Tone.Quiet }
            : Cell.Of(QuantityOf(kind), Figures.RoundTo(error, kind == OutcomeKind.Hosts && error < 1 ? 1 : ErrorDigits), Tone.Quiet);
    }

    /// <summary>In a sentence: <c>from 361 ms to 534 ms</c>.</summary>
    public static string Say(OutcomeKind kind, Estimated? sampled) => Value(kind, sampled).Print().Unbroken;

    /// <summary>What stands where a world has no value.</summary>
    public static string Missing(OutcomeKind kind) => kind switch
    {
        OutcomeKind.P99 => "overloaded",
        OutcomeKind.Hosts or OutcomeKind.Cost => "no fleet",
        OutcomeKind.Capacity => "none",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such outcome"),
    };

    public static string Name(OutcomeKind kind) => kind switch
    {
        OutcomeKind.P99 => "p99",
        OutcomeKind.Hosts => "hosts needed",
        OutcomeKind.Cost => "USD/month needed",
        OutcomeKind.Capacity => "capacity",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such outcome"),
    };

    public static double? PerMonth(double? costPerHour) => costPerHour * CostRate.HoursPerMonth;

    private static double InPrint(OutcomeKind kind, double value) => kind == OutcomeKind.Cost ? value * CostRate.HoursPerMonth : value;

    private static Quantity QuantityOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.P99 => Quantity.Duration,
        OutcomeKind.Hosts => Quantity.Count,
        OutcomeKind.Cost => Quantity.Money,
        OutcomeKind.Capacity => Quantity.Rate,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such outcome"),
    };

    private static int Digits(double value, double error) =>
        Math.Clamp((int)Math.Floor(Math.Log10(Math.Abs(value))) - (int)Math.Round(Math.Log10(Resolution.Of(value, error).Step)) + 1, LeastDigits, MostDigits);
}
