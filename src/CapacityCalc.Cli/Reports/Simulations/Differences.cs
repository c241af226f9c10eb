using CapacityCalc.Cli.Comparing;

namespace CapacityCalc.Cli.Reports.Simulations;

/// <summary>How estimate and simulation differ, in print.</summary>
internal static class Differences
{
    // A relative difference beyond this is a factor; below the other it is none.
    private const double MostInPercent = 10;
    private const double Least = 5e-5;

    /// <summary><c>+0.3%</c>, <c>−12%</c>.</summary>
    public static string Say(double difference) =>
        Math.Abs(difference) < Least ? "0%" : $"{(difference > 0 ? "+" : "−")}{SaySize(difference)}";

    /// <summary>Without its sign; a factor where it is large.</summary>
    public static string SaySize(double difference)
    {
        var size = Figures.RoundTo(Math.Abs(difference), 2);
        return size < MostInPercent
            ? Figures.Print(Quantity.Ratio, size).ToString()
            : $"{Figures.Print(Quantity.Number, Figures.RoundTo(size, 2))}×";
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
