namespace CapacityCalc.Cli.Reports;

/// <summary>One cell of a table: a value of some type, which a format prints or writes in full.</summary>
public abstract record Cell
{
    public Tone Tone { get; init; }

    public static Cell Empty { get; } = new TextCell("");

    /// <summary>As it is printed.</summary>
    public abstract PrintedFigure Print();

    public static Cell Of(string text, Tone tone = Tone.Plain) => new TextCell(text) { Tone = tone };

    public static Cell Of(Quantity quantity, double? value, Tone tone = Tone.Plain) => new FigureCell(quantity, value) { Tone = tone };

    public static Cell Of(Quantity quantity, double? value, Resolution? resolution) => new FigureCell(quantity, value) { Resolution = resolution };

    public static Cell Of(Verdict verdict) => new VerdictCell(verdict) { Tone = verdict.Tone() };
}

public sealed record TextCell(string Text) : Cell
{
    public override PrintedFigure Print() => new(Text, "");
}

/// <param name="Value">In SI units, USD, or USD a month; null where the figure does not exist.</param>
public sealed record FigureCell(Quantity Quantity, double? Value) : Cell
{
    /// <summary>Null for the usual digits of its quantity.</summary>
    public Resolution? Resolution { get; init; }

    public override PrintedFigure Print() =>
        Resolution is { } resolution ? Figures.Print(Quantity, Value, resolution) : Figures.Print(Quantity, Value, Precision.Even);
}

/// <summary>A length on the scale of its column, part of it solid: what a funnel's stage keeps of what it is given.</summary>
/// <param name="Solid">In [0, 1], at most <paramref name="Whole"/>.</param>
/// <param name="Whole">In [0, 1] of the column's width.</param>
public sealed record BarCell(double Solid, double Whole) : Cell
{
    private const int UsualWidth = 28;

    public override PrintedFigure Print() => new(Draw(UsualWidth), "");

    public string Draw(int columnWidth)
    {
        var (solid, whole) = ((int)Math.Round(Solid * columnWidth), (int)Math.Round(Whole * columnWidth));
        return new string('█', solid) + new string('░', Math.Max(0, whole - solid));
    }
}

public sealed record VerdictCell(Verdict Verdict) : Cell
{
    public override PrintedFigure Print() => new(Verdict.Mark(), "");
}
