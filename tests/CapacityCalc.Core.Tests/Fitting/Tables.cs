using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Core.Tests.Fitting;

/// <summary>Tables of measurements as a reader hands them over.</summary>
internal static class Tables
{
    /// <param name="header">Empty for none.</param>
    public static MeasuredTable Of(string header, params string[] rows) => new(
        "measured.csv",
        header.Length == 0 ? [] : [.. header.Split(',').Select(name => new MeasuredColumn(name, null))],
        [.. rows.Select((row, line) => row.Split(',').Select((cell, column) => (DocumentNode)new TextNode(cell, new SourceSpan("measured.csv", line + 2, column + 1))).ToImmutableArray())]);

    public static string Row(double first, double second, string unit) => string.Create(CultureInfo.InvariantCulture, $"{first:R},{second:R} {unit}");
}
