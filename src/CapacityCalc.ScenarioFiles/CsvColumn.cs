namespace CapacityCalc.ScenarioFiles;

/// <summary>A column as its header names it: <c>time_ms</c>, <c>time (ms)</c> and <c>time [ms]</c> are the column <c>time</c> in <c>ms</c>.</summary>
/// <param name="Unit">What a bare number in this column is followed by, or null.</param>
public sealed record CsvColumn(string Name, string? Unit)
{
    // What people write behind an underscore, where neither brackets nor symbols are welcome, and the unit it means.
    private static readonly (string Suffix, string Unit)[] Suffixes =
    [
        ("ns", "ns"), ("us", "us"), ("µs", "us"), ("μs", "us"), ("ms", "ms"), ("s", "s"), ("sec", "s"), ("min", "min"), ("h", "h"),
        ("nanoseconds", "ns"), ("microseconds", "us"), ("milliseconds", "ms"), ("seconds", "s"), ("minutes", "min"), ("hours", "h"),
        ("B", "B"), ("bytes", "B"), ("KB", "KB"), ("MB", "MB"), ("GB", "GB"), ("TB", "TB"),
        ("KiB", "KiB"), ("MiB", "MiB"), ("GiB", "GiB"), ("TiB", "TiB"), ("percent", "%"), ("pct", "%"), ("rps", "/s"), ("qps", "/s"),
    ];

    public static CsvColumn FromHeader(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var text = header.Trim();
        if (text.Length > 0 && text[^1] is ')' or ']')
        {
            var open = text.LastIndexOf(text[^1] == ')' ? '(' : '[');
            var unit = open > 0 ? text[(open + 1)..^1].Trim() : "";
            if (unit.Length > 0)
            {
                return new CsvColumn(text[..open].Trim(), unit);
            }
        }

        var separator = text.LastIndexOfAny(['_', ' ']);
        if (separator > 0)
        {
            var ending = text.AsSpan(separator + 1);
            foreach (var (suffix, unit) in Suffixes)
            {
                if (ending.SequenceEqual(suffix))
                {
                    return new CsvColumn(text[..separator].TrimEnd(), unit);
                }
            }
        }

        return new CsvColumn(text, null);
    }
}
