using CapacityCalc.Cli.Comparing;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>How estimate and simulation differ, in print.</summary>
internal static class Differences
{
    // A relative difference beyond this is a factor.
    private const double MostInPercent = 10;

    // Two digits of a difference say it.
    private const int Digits = 2;

    /// <summary><c>+0.3%</c>, <c>−12%</c>: no finer than the interval supports.</summary>
    public static string Say(ComparedFigure figure)
    {
        if (figure is not { Difference: { } difference, Simulated: { } simulated })
        {
            return Figures.Absent;
        }

        var step = Resolution.Of(1, simulated.Relative).Step;
        var size = Math.Round(Math.Abs(difference) / step) * step;
        return size == 0 ? "0%" : $"{(difference > 0 ? "+" : "−")}{SaySize(size)}";
    }

    /// <summary>Without its sign; a factor where it is large.</summary>
    public static string SaySize(double difference)
    {
        var size = Figures.RoundTo(Math.Abs(difference), Digits);
        return size < MostInPercent
            ? Figures.Print(Quantity.Ratio, size).ToString()
            : $"{Figures.Print(Quantity.Number, Figures.RoundTo(size, Digits))}×";
    }

    public static (string Text, Tone Tone) Verdict(ComparedFigure figure) => figure.Agreement switch
    {
        Agreement.None => ("", Tone.Plain),
        Agreement.WithinInterval => ("✓ within ±", Tone.Good),
        Agreement.WithinAccuracy => ("✓ within accuracy", Tone.Good),
        Agreement.Bound => ("✓ at most", Tone.Good),
        Agreement.JustOutside => ("≈ just outside", Tone.Doubtful),
        Agreement.Outside => ("✗ outside", Tone.Bad),
        _ => throw new ArgumentOutOfRangeException(nameof(figure), figure.Agreement, "no such agreement"),
    };
}
