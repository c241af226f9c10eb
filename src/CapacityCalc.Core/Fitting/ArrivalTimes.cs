using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Reads timestamps, as seconds after the first of them.</summary>
/// <remarks>An epoch in nanoseconds has more digits than a double: what all have in common is taken away in decimal numbers first.</remarks>
internal static class ArrivalTimes
{
    /// <returns>In the order of the file; null with a diagnostic for every cell that is no time.</returns>
    public static double[]? Read(MeasuredTable table, int column, DiagnosticBag bag)
    {
        var times = ImmutableArray.CreateBuilder<decimal>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            var cell = (TextNode)row[column];
            if (Seconds(cell.Text) is { } time)
            {
                times.Add(time);
                continue;
            }

            var isBare = decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            bag.Error(
                DiagnosticCodes.InvalidQuantity,
                cell.Span,
                isBare ? $"the timestamp {Excerpt.Quote(cell.Text)} has no unit" : $"{Excerpt.Quote(cell.Text)} is not a timestamp",
                isBare ? "name the unit in the header, such as timestamp_s or timestamp_ms, or write ISO 8601" : "write seconds since any moment under 'timestamp_s', or ISO 8601 such as 2026-07-20T12:00:00.250Z");
        }

        return times.Count < table.Rows.Length ? null : [.. times.Select(time => (double)(time - times[0]))];
    }

    public static bool IsDate(string text) => Date(text) is not null;

    private static decimal? Seconds(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && decimal.TryParse(text.AsSpan(0, space), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            foreach (var unit in Duration.Dimension.Units)
            {
                if (text.AsSpan(space + 1).SequenceEqual(unit.Symbol))
                {
                    return number * (decimal)unit.ToBase(1);
                }
            }
        }

        return Date(text);
    }

    private static decimal? Date(string text) =>
        text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date.UtcTicks / 10_000_000m : null;
}
