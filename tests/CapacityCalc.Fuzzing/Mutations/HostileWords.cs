using System.Collections.Immutable;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>What nobody expects in a scenario.</summary>
internal static class HostileWords
{
    public static ImmutableArray<string> Numbers { get; } =
    [
        "0", "-0", "-1", "1", "1e-12", "1e-15", "1e-300", "1e-400", "4.9e-324", "1e15", "1e18", "1e21", "1e308", "1.7976931348623157e308", "1e309", "1e400", "-1e308",
        "NaN", "-nan", ".nan", "inf", "-inf", ".inf", "Infinity", "∞", ".5", "5.", ".", "-", "+1", "--1", "1_000", "1__0", "1,000", "0x10", "0o7", "1e", "1e+", "e5", "2147483647",
        "2147483648", "9223372036854775807", "9223372036854775808", "18446744073709551616", "0.1", "0.999999999", "0.9999999999999999", "1.0000000000000002", "3.5", "10000000", "1000000", "100000", "0.30000000000000004",
        "٣", "１２", "½", "1e5e5", "1 000", "1\u00a0000", "00012", "99999999999999999999999999999999999999",
    ];

    public static ImmutableArray<string> Units { get; } =
    [
        "", " ms", " s", " us", " µs", " μs", " ns", " min", " h", " day", "/s", "/day", "/month", "/year", "%", "k", "M", "B", "T", " B", " KB", " KiB", " GB", " GiB", " TB", " bit/s", " Gbit/s", " GB/s",
        " USD/h", " USD/month", "k USD/month", " FLOP", " GFLOP", " TFLOP/s", " months", "%/month", "%/year", "/s/s", " parsecs", " MS", "ms ms", "x", "×", " items",
    ];

    public static ImmutableArray<string> Texts { get; } =
    [
        "", " ", "null", "~", "true", "no", "auto", "external", "cheapest", "cpu", "accelerator", "pooled", "random", "p50", "p99", "p95", "items", "rank", "retrieve", "parallel", "per_item", "service", "measured",
        "deterministic", "exponential", "hyperexponential", "gamma", "lognormal", "c7i.8xlarge", "p3.2xlarge", "sinusoid", "é", "e\u0301", "日本語", "😀", "👩‍👩‍👧", "\u202Eevil", "\u200B", "\uFEFF", "a\u0000b", "\u001b[31mred", "a\nb", "a\tb",
        "\r", "'", "\"", "`|*_<b>&amp;", "$(rm)", "{", "}", "[", "]", "a: b", "# x", "- x", "..", "1..", "..2", "1..2", "2..1", "1..1 ms", "-1..1 ms", "0..1 s", "1..2..3", "1..4:n=3", "1..4:log=3", "1..4:step=0", "1 ms ± 10%", "1 ± 1 s", "pipeline", "a.b", ".", "/",
        "/dev/null", "../../../../etc/passwd", "%s%n", "Ω", "\u2028", "\uD7FF", "\u0085", "ﬁ", "İ", "x\u0308\u0308\u0308\u0308",
    ];

    /// <summary>Pieces that YAML gives a meaning to, or that it should not.</summary>
    public static ImmutableArray<string> Fragments { get; } =
    [
        "{", "}", "[", "]", ",", ":", ": ", "- ", "? ", "&a ", "*a", "!!str ", "!", "|", "|+2\n", ">", ">-\n", "\"", "'", "\n", "\n\n", "\r", "\r\n", "\t", " ", "    ", "#", " # ", "\n---\n", "\n...\n", "%YAML 1.2\n",
        "<<: ", "\\", "\\x", "@", "`", "~", "a: ", "\u0000", "\u0085", "\u2028", "\uFEFF", "é", "😀", "0", "\u00a0", "{a: {a: {a: ", "[[[[[[[[", "\n  ", "\n      - ", "null", "e999",
    ];
}
