using System.Collections.Immutable;
using System.IO.Compression;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Reads an HdrHistogram interval log: a histogram a line, base64 of a compressed V2 encoding, which are added up.</summary>
internal static class HdrLog
{
    /// <summary>What a compressed V2 histogram begins with in base64.</summary>
    private const string Prefix = "HISTFAAA";

    private const int CompressedCookieBase = 0x1c849304;
    private const int MostBytes = 64 << 20;
    private const int MostErrors = 20;

    public static bool IsOne(string text) => text.StartsWith("#[Histogram log", StringComparison.Ordinal) || text.Contains(Prefix, StringComparison.Ordinal) || text.Contains("Interval_Compressed_Histogram", StringComparison.Ordinal);

    public static LatencyCounts? Read(string source, string text, double unit, DiagnosticBag bag)
    {
        var own = new DiagnosticBag();
        var counts = new Dictionary<double, double>();
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        var (number, errors) = (0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] is '#' or '"' || errors >= MostErrors)
            {
                continue;
            }

            var place = new SourceSpan(source, number, line.LastIndexOf(',') + 2);
            if (line.StartsWith("Tag=") && line.IndexOf(',') is > 0 and var end)
            {
                tags.Add(line[4..end].ToString());
            }
            else
            {
                tags.Add("");
            }

            if (Histogram(line[(line.LastIndexOf(',') + 1)..].Trim()) is not { } histogram)
            {
                errors++;
                own.Error(DiagnosticCodes.InvalidTable, place, "this is not a compressed histogram of version 2", $"a line ends with base64 that begins with {Prefix}; other versions are not read");
                continue;
            }

            foreach (var (value, count) in histogram)
            {
                counts[value] = counts.GetValueOrDefault(value) + count;
            }
        }

        if (tags.Count > 1)
        {
            own.Error(DiagnosticCodes.InvalidTable, new SourceSpan(source, 1, 1), $"the log holds several series: {string.Join(", ", tags.Select(tag => tag.Length == 0 ? "without a tag" : Excerpt.Quote(tag)))}", "keep the lines of one tag");
        }

        if (counts.Count == 0 && !own.HasErrors)
        {
            own.Error(DiagnosticCodes.InvalidTable, new SourceSpan(source, 1, 1), "the log holds no value");
        }

        bag.AddAll(own.ToImmutable());
        return own.HasErrors ? null : new LatencyCounts(source, "HdrHistogram log", [.. counts.OrderBy(count => count.Key).Select(count => new LatencyCount(count.Key * unit, count.Value))]);
    }

    private static ImmutableArray<(double Value, long Count)>? Histogram(ReadOnlySpan<char> base64)
    {
        var bytes = new byte[base64.Length];
        if (!Convert.TryFromBase64Chars(base64, bytes, out var length) || length < 8
            || (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes) & ~0xf0) != CompressedCookieBase)
        {
            return null;
        }

        try
        {
            using var zlib = new ZLibStream(new MemoryStream(bytes, 8, length - 8), CompressionMode.Decompress);
            using var plain = new MemoryStream();
            var buffer = new byte[16 * 1024];
            for (var read = zlib.Read(buffer); read > 0; read = zlib.Read(buffer))
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > MostBytes)
                {
                    return null;
                }
            }

            return HdrHistogramCounts.Decode(plain.GetBuffer().AsSpan(0, (int)plain.Length));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
