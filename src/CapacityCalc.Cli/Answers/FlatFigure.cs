using System.Globalization;

namespace CapacityCalc.Cli.Answers;

/// <summary>One figure of a document as a row.</summary>
/// <param name="Section">The document's own part: <c>stages</c>, <c>fleet</c>.</param>
/// <param name="Stage">Empty where it belongs to no stage.</param>
/// <param name="Figure">The path below that: <c>latency_seconds.p99</c>.</param>
/// <param name="Value">As in JSON; empty where it does not exist.</param>
internal sealed record FlatFigure(string Section, string Stage, string Figure, string Value, string Unit);

/// <summary>Where in a document a row stands.</summary>
internal sealed record FlatPlace(string? Section, string Stage = "", string Prefix = "")
{
    /// <summary>The section of what stands in no part of the document.</summary>
    private const string Whole = "answer";

    public FlatFigure Leaf(string name, string value, string unit) => new(Section ?? Whole, Stage, Prefix + name, value, unit);

    public FlatPlace Inside(string name) => Section is null ? this with { Section = name } : this with { Prefix = $"{Prefix}{name}." };

    public FlatPlace Item(string name, string? keyName, string? key, int number)
    {
        var inside = Inside(name);
        return keyName == "stage"
            ? inside with { Stage = key ?? "" }
            : inside with { Prefix = $"{inside.Prefix}{key ?? number.ToString(CultureInfo.InvariantCulture)}." };
    }
}
