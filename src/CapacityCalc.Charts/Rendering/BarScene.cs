using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Lays out a <see cref="BarDrawing"/>.</summary>
internal sealed class BarScene(BarDrawing drawing, ChartTheme theme, ImageSize size)
{
    private const float Gap = 12;
    private const float Indent = 22;
    private const float TallestRow = 150;

    /// <summary>How far the bar of a part is mixed with the background.</summary>
    private const double PartTint = 0.5;
    private const float LeastTextSize = 9;

    /// <summary>A bar that holds a name and a value.</summary>
    private const float TwoLines = 2 * Page.TickSize + 10;

    /// <summary>Of a row's height; the rest is air, or holds the limit's label.</summary>
    private const float BarShare = 0.62f;
    private const float BarShareWithLimits = 0.5f;

    /// <summary>Of the page's width, before names are cut.</summary>
    private const float WidestLabels = 0.3f;

    /// <summary>Of the room below the head.</summary>
    private const float HighestLegend = 0.35f;

    private readonly Page _page = new(theme, size);
    /// <summary>Of the room right of the labels, for what is written behind the longest bar, before notes become smaller.</summary>
    private const float WidestEnd = 0.55f;
    private const float LeastNoteSize = 11;

    /// <summary>Of the notes behind the values.</summary>
    private float _noteSize;

    private readonly bool _hasLimits = drawing.Rows.Any(row => row.Limit is not null);

    public Scene Build()
    {
        _page.AddHead(drawing);
        var bottom = _page.Bottom - Page.BottomAxisHeight;
        var textSize = Math.Clamp((bottom - Page.HeadBottom) / drawing.Rows.Length * 0.62f, LeastTextSize, Page.LabelSize);
        var labels = drawing.Rows.Select(row => RowLabel(row, textSize)).ToImmutableArray();
        var left = labels.Max(label => label.Left + label.Width) + Gap + 4;
        _noteSize = NoteSize(textSize, (_page.Right - left) * WidestEnd);
        var x = new AxisMap(drawing.X, left, _page.Right).WithRoom(drawing.Rows.SelectMany(row => Ends(row, textSize)));

        var longest = drawing.Rows.MaxBy(row => row.End)!;
        var barHeight = Math.Min(TallestRow, (bottom - Page.HeadBottom - 8) / drawing.Rows.Length) * (_hasLimits ? BarShareWithLimits : BarShare);
        var isNamedInside = barHeight >= TwoLines && drawing.Series.Index().All(series => IsNamedIn(longest, series.Index, x));
        var hasSegments = drawing.Rows.Any(row => row.Segments.Any(segment => segment.Label.Length > 0));
        var legend = hasSegments && !isNamedInside ? new Legend(drawing.Series, left, _page.Right, Page.HeadBottom + 14, lowest: Page.HeadBottom + (bottom - Page.HeadBottom) * HighestLegend) : null;
        legend?.AddTo(_page);

        var top = (legend?.Bottom ?? Page.HeadBottom) + 8;
        var rowHeight = Math.Min(TallestRow, (bottom - top) / drawing.Rows.Length);
        // Few rows do not fill the page: they stay together, in its middle.
        top += (bottom - top - rowHeight * drawing.Rows.Length) / 2;
        bottom = top + rowHeight * drawing.Rows.Length;

        var ticks = AxisTicks.Along(x with { Axis = drawing.X, To = x.Pixel(drawing.X.Maximum) }, x.Pixel(drawing.X.Maximum) - x.From);
        _page.AddBottomAxis(x, ticks, bottom);
        foreach (var (index, row) in drawing.Rows.Index())
        {
            var middle = top + rowHeight * (index + (_hasLimits ? 0.58f : 0.5f));
            var height = rowHeight * (_hasLimits ? BarShareWithLimits : BarShare);
            var label = labels[index];
            _page.Add(PlacedText.Middle(label.Text, label.Left, middle, Align.Left, textSize, label.Weight, label.Color));
            AddBar(row, x, middle, height, hasSegments && isNamedInside && ReferenceEquals(row, longest) ? Naming.NameAndValue : Naming.Value);
            AddEnd(row, x, middle, textSize);
            AddLimit(row, x, middle, height);
        }
        var rows = new AxisMap(new ValueAxis("", Measure.Items, Scale.Linear, 0, drawing.Rows.Length), bottom, top);
        return _page.Finish(_page.NewPlot(new SKRect(left, top, _page.Right, bottom), x, rows, ticks, []));
    }

    private enum Naming
    {
        Value,
        NameAndValue,
    }

    private PlacedText RowLabel(BarRow row, float textSize)
    {
        var left = Page.Left + row.Depth * Indent;
        var weight = row.Depth == 0 ? Weight.SemiBold : Weight.Regular;
        var text = PlacedText.Shorten(row.Label, size.Width * WidestLabels - row.Depth * Indent, textSize, weight);
        return PlacedText.At(text, left, 0, Align.Left, textSize, weight, theme.Ink);
    }

    private float NoteSize(float textSize, float room)
    {
        var fitting = drawing.Rows.Where(row => row.Note.Length > 0)
            .Select(row => textSize * (room - (2 * Gap) - InterFont.Width(row.Value, textSize, Weight.SemiBold)) / InterFont.Width(row.Note, textSize, Weight.Regular));
        return Math.Clamp(fitting.Append(textSize).Min(), Math.Min(LeastNoteSize, textSize), textSize);
    }

    private IEnumerable<(double Value, float Width)> Ends(BarRow row, float textSize)
    {
        var width = Gap + InterFont.Width(row.Value, textSize, Weight.SemiBold)
            + (row.Note.Length > 0 ? Gap + InterFont.Width(row.Note, _noteSize, Weight.Regular) : 0);
        yield return (row.End, width);
        if (row.Limit is { } limit)
        {
            yield return (limit.Value, width);
        }
    }

    private bool IsNamedIn(BarRow row, int series, AxisMap x) =>
        row.Segments.FirstOrDefault(segment => segment.Series == series) is { } segment
        && Room(row, segment, x) is var (from, to)
        && Math.Max(InterFont.Width(drawing.Series[series], Page.TickSize, Weight.SemiBold), InterFont.Width(segment.Label, Page.TickSize, Weight.Regular)) + 12 <= to - from;

    /// <summary>The part of a segment that a label may take: the longer one beside a limit that crosses it.</summary>
    private static (float From, float To) Room(BarRow row, BarSegment segment, AxisMap x)
    {
        var (from, to) = (x.Pixel(segment.From), x.Pixel(segment.To));
        if (row.Limit is not { } limit || x.Pixel(limit.Value) is var at && (at <= from || at >= to))
        {
            return (from, to);
        }
        return at - from >= to - at ? (from, at) : (at, to);
    }

    private void AddBar(BarRow row, AxisMap x, float middle, float height, Naming naming)
    {
        foreach (var segment in row.Segments)
        {
            var box = new SKRect(x.Pixel(segment.From), middle - height / 2, x.Pixel(segment.To), middle + height / 2);
            // A hairline of air between neighbours, which the thinnest segments do without.
            box.Right -= box.Width > 3 && segment.To < row.End ? 1.5f : 0;
            box.Right = Math.Max(box.Right, box.Left + 1);
            var fill = _page.Fill(box, segment.Series);
            fill = row.Depth > 0 ? fill with { Color = Rgb.Mix(fill.Color, theme.Background, PartTint) } : fill;
            _page.Under.Fills.Add(fill);
            _page.Over.Hovers.Add(new Hover(box, HoverText(row, segment)));
            AddSegmentLabel(row, segment, x, middle, height, naming, fill);
        }
    }

    private string HoverText(BarRow row, BarSegment segment) => segment.Series == BarSegment.All || segment.Label.Length == 0
        ? $"{row.Label}: {drawing.X.Print(segment.To)}"
        : $"{row.Label}\n{drawing.Series[segment.Series]}: {segment.Label}";

    private void AddSegmentLabel(BarRow row, BarSegment segment, AxisMap x, float middle, float height, Naming naming, Fill fill)
    {
        var (from, to) = Room(row, segment, x);
        var ink = ChartTheme.InkOn(fill.Color);
        var hasTwoLines = naming == Naming.NameAndValue && segment.Series != BarSegment.All && height >= TwoLines;
        var value = PlacedText.Middle(segment.Label, (from + to) / 2, middle + (hasTwoLines ? 11 : 0), Align.Center, Page.TickSize, Weight.Regular, ink);
        PlacedText[] lines = hasTwoLines
            ? [PlacedText.Middle(drawing.Series[segment.Series], (from + to) / 2, middle - 11, Align.Center, Page.TickSize, Weight.SemiBold, ink), value]
            : [value];
        foreach (var line in lines.Where(line => line.Text.Length > 0 && line.Width + 12 <= to - from && line.Size + 4 <= height))
        {
            if (fill.Texture == Texture.Striped)
            {
                var plate = line.Box;
                plate.Inflate(5, 4);
                _page.Under.Fills.Add(new Fill(plate, fill.Color));
            }
            _page.Add(line);
        }
    }

    private void AddEnd(BarRow row, AxisMap x, float middle, float textSize)
    {
        var left = x.Pixel(row.End) + Gap;
        var width = InterFont.Width(row.Value, textSize, Weight.SemiBold);
        if (row.Limit is { } limit && x.Pixel(limit.Value) is var at && at > left - Gap - 4 && at < left + width + 6)
        {
            left = at + Gap;
        }
        var color = row.Limit?.Verdict switch { Verdict.Passed => theme.Passed, Verdict.Failed => theme.Failed, _ => theme.Ink };
        _page.AddOnPlate(PlacedText.Middle(row.Value, left, middle, Align.Left, textSize, Weight.SemiBold, color));
        // The axis was stretched to hold the note: only more than a rounding error is too long.
        var note = PlacedText.Shorten(row.Note, _page.Right - left - width - Gap + 1, _noteSize, Weight.Regular);
        if (note.Length > 0)
        {
            var noteColor = row.Verdict switch { Verdict.Passed => theme.Passed, Verdict.Failed => theme.Failed, _ => theme.Quiet };
            _page.AddOnPlate(PlacedText.Middle(note, left + width + Gap, middle, Align.Left, _noteSize, Weight.Regular, noteColor));
        }
    }

    private void AddLimit(BarRow row, AxisMap x, float middle, float height)
    {
        if (row.Limit is not { } limit)
        {
            return;
        }
        var at = x.Pixel(limit.Value);
        var (top, bottom) = (middle - height / 2 - 7, middle + height / 2 + 7);
        _page.Over.Strokes.Add(new Stroke(at, top, at, bottom, theme.Background, 6));
        _page.Over.Strokes.Add(new Stroke(at, top, at, bottom, theme.Ink, 2.5f));
        var width = InterFont.Width(limit.Label, Page.TickSize, Weight.Regular);
        var left = Math.Clamp(at - width / 2, x.From, Math.Max(x.From, _page.Right - width));
        _page.AddOnPlate(PlacedText.At(limit.Label, left, top - 6, Align.Left, Page.TickSize, Weight.Regular, theme.Ink));
    }
}
