using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using ScottPlot;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>What all pictures share: sizes, margins, the head, the bottom axis, a bare plot.</summary>
internal sealed class Page(ChartTheme theme, ImageSize size)
{
    public const float LabelSize = 17;
    public const float TickSize = 15;

    /// <summary>Where the head ends.</summary>
    public const float HeadBottom = 100;

    /// <summary>Room that <see cref="AddBottomAxis"/> takes below the data.</summary>
    public const float BottomAxisHeight = 52;

    /// <summary>From a horizontal axis to the baseline of its labels.</summary>
    public const float TickDrop = 22;

    private const float Margin = 36;
    private const float TitleSize = 28;
    private const float LeastTitleSize = 20;
    private const float SubtitleSize = 17;
    private const float LeastSubtitleSize = 13;
    private const float LeastTickSize = 12;
    private const float TitleBaseline = 52;
    private const float SubtitleBaseline = 82;

    /// <summary>Where a title that is too long for one line has its two.</summary>
    private const float FirstBaseline = 33;
    private const float SecondBaseline = 58;

    private readonly List<PlacedText> _texts = [];

    public ChartTheme Theme { get; } = theme;

    /// <summary>Below curves and texts.</summary>
    public Layer Under { get; } = new(theme.Background);

    /// <summary>Above curves; texts come last of all.</summary>
    public Layer Over { get; } = new(theme.Background);

    public const float Left = Margin;

    public float Right => size.Width - Margin;

    public float Bottom => size.Height - 24;

    public void Add(PlacedText text) => _texts.Add(text);

    /// <summary>A text that keeps the grid from striking it through.</summary>
    public void AddOnPlate(PlacedText text)
    {
        var plate = text.Box;
        plate.Inflate(3, 2);
        Under.Fills.Add(new Fill(plate, Theme.Background));
        Add(text);
    }

    /// <summary>A text over marks, which shine through around it but not behind it.</summary>
    public void AddHalo(PlacedText text) => Add(text with { Halo = Theme.Background });

    public Fill Fill(SKRect box, int series) =>
        series == BarSegment.All
            ? new(box, Theme.Neutral)
            : new(box, Theme.SeriesColor(series), Theme.IsStriped(series) ? Texture.Striped : Texture.Plain);

    public void AddHead(ChartDrawing drawing)
    {
        var room = Right - Left;
        var natural = InterFont.Width(drawing.Title, TitleSize, Weight.SemiBold);
        var titleSize = Math.Clamp(TitleSize * room / natural, LeastTitleSize, TitleSize);
        var (first, second) = InterFont.Width(drawing.Title, titleSize, Weight.SemiBold) > room ? Broken(drawing.Title, room, titleSize) : (drawing.Title, "");
        Add(Title(first, second.Length > 0 ? FirstBaseline : TitleBaseline));
        if (second.Length > 0)
        {
            Add(Title(second, SecondBaseline));
        }

        Add(Fitting(drawing.Subtitle, Left, SubtitleBaseline, Align.Left, room, SubtitleSize, LeastSubtitleSize));

        PlacedText Title(string line, float baseline) =>
            PlacedText.At(PlacedText.Shorten(line, room, titleSize, Weight.SemiBold), Left, baseline, Align.Left, titleSize, Weight.SemiBold, Theme.Ink);
    }

    /// <summary>Two lines as long as each other, as far as words let them; a first line that is too long for the page is left whole.</summary>
    private static (string First, string Second) Broken(string text, float room, float size)
    {
        float Width(string line) => InterFont.Width(line, size, Weight.SemiBold);
        var breaks = text.Index().Where(character => character.Item == ' ').Select(character => (First: text[..character.Index], Second: text[(character.Index + 1)..])).Where(lines => Width(lines.First) <= room).ToImmutableArray();
        return breaks.IsEmpty ? (text, "") : breaks.MinBy(lines => Math.Max(Width(lines.First), Width(lines.Second)));
    }

    /// <summary>A quiet text that becomes smaller, and then shorter, until it fits.</summary>
    private PlacedText Fitting(string text, float x, float baseline, Align align, float room, float size, float least)
    {
        size = Math.Clamp(size * room / Math.Max(1, InterFont.Width(text, size, Weight.Regular)), least, size);
        return PlacedText.At(PlacedText.Shorten(text, room, size, Weight.Regular), x, baseline, align, size, Weight.Regular, Theme.Quiet);
    }

    /// <summary>Labels below a horizontal axis, and its title below them.</summary>
    public void AddBottomAxis(AxisMap map, ImmutableArray<AxisTick> ticks, float top)
    {
        AddBottomLabels(map, ticks, top);
        AddBottomTitle(AxisTicks.Title(map.Axis), (map.From + map.To) / 2, top + TickDrop + 24);
    }

    /// <summary>Those that have room, without a title.</summary>
    public void AddBottomLabels(AxisMap map, ImmutableArray<AxisTick> ticks, float top)
    {
        var baseline = top + TickDrop;
        var rightEdge = float.MinValue;
        foreach (var tick in ticks)
        {
            var label = PlacedText.At(tick.Label, map.Pixel(tick.Value), baseline, Align.Center, TickSize, Weight.Regular, Theme.Quiet);
            if (label.Left > rightEdge + 10 && label.Left + label.Width <= size.Width - 4)
            {
                Add(label);
                rightEdge = label.Left + label.Width;
            }
        }
    }

    /// <summary>In the middle of its axis, unless it is so long that the page's edge would cut it.</summary>
    public void AddBottomTitle(string text, float middle, float baseline)
    {
        var title = PlacedText.At(PlacedText.Shorten(text, Right - Left, TickSize, Weight.Regular), middle, baseline, Align.Center, TickSize, Weight.Regular, Theme.Quiet);
        Add(title with { Left = Math.Clamp(title.Left, Left, Math.Max(Left, Right - title.Width)) });
    }

    /// <summary>An axis's title above it, smaller and cut where it has no room.</summary>
    public PlacedText AddTitle(string text, float x, float baseline, Align align, float room)
    {
        var title = Fitting(text, x, baseline, align, room, TickSize, LeastTickSize);
        Add(title);
        return title;
    }

    /// <summary>Labels beside a vertical axis.</summary>
    /// <param name="edge">Where the labels end (right-aligned) or begin.</param>
    public void AddSideAxis(AxisMap map, ImmutableArray<AxisTick> ticks, float edge, Align align, Rgb color)
    {
        foreach (var tick in ticks)
        {
            Add(PlacedText.Middle(tick.Label, edge, map.Pixel(tick.Value), align, TickSize, Weight.Regular, color));
        }
    }

    public static float Widest(IEnumerable<string> labels) => labels.Select(label => InterFont.Width(label, TickSize, Weight.Regular)).DefaultIfEmpty().Max();

    /// <summary>A plot with nothing but grid lines at the given coordinates and a line below.</summary>
    public Plot NewPlot(SKRect data, AxisMap x, AxisMap y, ImmutableArray<AxisTick> xTicks, ImmutableArray<AxisTick> yTicks)
    {
        var plot = new Plot();
        plot.Layout.Fixed(new PixelPadding(data.Left, size.Width - data.Right, size.Height - data.Bottom, data.Top));
        plot.Axes.SetLimits(x.Minimum, x.Maximum, y.Minimum, y.Maximum);
        plot.FigureBackground.Color = Theme.Background.Plot();
        foreach (var axis in plot.Axes.GetAxes())
        {
            axis.FrameLineStyle.IsVisible = false;
        }
        PlaceGrid(plot.Axes.Bottom, x, xTicks);
        PlaceGrid(plot.Axes.Left, y, yTicks);
        plot.Axes.Bottom.FrameLineStyle.IsVisible = true;
        plot.Axes.Bottom.FrameLineStyle.Color = Theme.Quiet.Plot();
        plot.Grid.MajorLineColor = Theme.Grid.Plot();
        plot.Grid.MajorLineWidth = 1;
        plot.PlottableList.Add(Under);
        return plot;
    }

    public Scene Finish(Plot plot)
    {
        Over.Texts = [.. _texts];
        plot.PlottableList.Add(Over);
        return new Scene(plot, Under, Over, Over.Texts);
    }

    /// <summary>An axis of the plot only places the grid: labels are texts of the page.</summary>
    private static void PlaceGrid(IAxis axis, AxisMap map, ImmutableArray<AxisTick> ticks)
    {
        var coordinates = ticks.Select(tick => map.Coordinate(tick.Value)).ToArray();
        axis.TickGenerator = new ScottPlot.TickGenerators.NumericManual(coordinates, [.. coordinates.Select(_ => "")]);
        axis.MajorTickStyle.Length = 0;
        axis.MinorTickStyle.Length = 0;
    }
}
