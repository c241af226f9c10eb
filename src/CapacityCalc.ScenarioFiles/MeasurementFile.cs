using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Units;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Reads measurements, of whatever kind their content shows them to be: a CSV table, an HdrHistogram log, percentile output, or a k6 summary.</summary>
public static class MeasurementFile
{
    private const int MostBytes = 16 << 20;

    /// <summary>Reads a file, or standard input.</summary>
    /// <param name="unit">Of the values of a histogram, which do not say it; null where it is not given.</param>
    /// <returns>The measurements, or null with a diagnostic.</returns>
    public static Measurements? Read(string path, string? unit, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        if (path == ScenarioReader.StandardInput)
        {
            using var input = Console.OpenStandardInput();
            return FromBytes(path, InputBytes.Read(input, path, new SourceSpan(path, 0, 0), MostBytes, bag), unit, bag);
        }

        return FromBytes(path, InputBytes.ReadFile(path, new SourceSpan(path, 0, 0), MostBytes, bag), unit, bag);
    }

    /// <summary>The same of a text.</summary>
    public static Measurements? FromText(string source, string text, string? unit, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(bag);
        if (text.AsSpan().TrimStart() is ['{', ..])
        {
            return Unneeded(source, unit, bag) ? K6Summary.Read(source, text, bag) : null;
        }

        if (HdrLog.IsOne(text))
        {
            return UnitOf(source, unit, bag) is { } ofLog ? HdrLog.Read(source, text, ofLog, bag) : null;
        }

        if (PercentileOutput.HeaderOf(text) is { } header)
        {
            // wrk2 prints its histogram in milliseconds, and says so nowhere.
            var isWrk = text.Contains("Detailed Percentile spectrum", StringComparison.Ordinal);
            return (isWrk && unit is null ? 1e-3 : UnitOf(source, unit, bag)) is { } ofOutput ? PercentileOutput.Read(source, text, header, ofOutput, bag) : null;
        }

        return Unneeded(source, unit, bag) && CsvTable.FromText(source, text, bag) is { } table
            ? new MeasuredTable(source, [.. table.Columns.Select(column => new MeasuredColumn(column.Name, column.Unit))], table.Rows)
            : null;
    }

    private static Measurements? FromBytes(string path, byte[]? bytes, string? unit, DiagnosticBag bag) =>
        bytes is not null && SourceText.Decode(bytes, path, bag) is { } text ? FromText(path, text, unit, bag) : null;

    /// <summary>In seconds.</summary>
    private static double? UnitOf(string source, string? unit, DiagnosticBag bag)
    {
        if (unit is null)
        {
            bag.Error(DiagnosticCodes.MissingValue, new SourceSpan(source, 0, 0), "a histogram does not say the unit of its values", "add --unit us, for example: ns, us, ms or s");
            return null;
        }

        if (Duration.Dimension.TryParse($"1 {unit}", out var seconds, out _))
        {
            return seconds;
        }

        bag.Error(DiagnosticCodes.InvalidOption, new SourceSpan($"--unit {unit}", 1, 8), $"{Excerpt.Quote(unit)} is not a unit of time", Suggestions.Hint(unit, ["ns", "us", "ms", "s"]));
        return null;
    }

    private static bool Unneeded(string source, string? unit, DiagnosticBag bag)
    {
        if (unit is not null)
        {
            bag.Error(DiagnosticCodes.InvalidOption, new SourceSpan($"--unit {unit}", 1, 1), $"--unit does nothing to {Excerpt.Quote(source)}, which is no histogram", "name the unit in the column's header, such as time_ms; a k6 summary is in milliseconds");
        }

        return unit is null;
    }
}
