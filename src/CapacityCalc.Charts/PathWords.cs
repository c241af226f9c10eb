using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts;

/// <summary>A path, and the values it takes, in words.</summary>
internal static class PathWords
{
    /// <summary><c>models.cross-encoder.layers</c> → <c>layers of cross-encoder</c>, <c>traffic.rate</c> → <c>traffic rate</c>.</summary>
    public static string Title(string path)
    {
        var segments = path.Split('.');
        return segments switch
        {
            ["models", var model] => $"model {model}",
            ["pipeline", var stage] => $"stage {stage}",
            ["models" or "pipeline", var owner, .. var rest] => $"{Words(rest)} of {owner}",
            ["slo", var objective] => $"{Objective(objective)} objective",
            _ => Words(segments),
        };
    }

    /// <summary>The unit that a title adds where the labels are bare numbers; may be empty.</summary>
    public static string Unit(SweepAxis axis) => Unit(axis.Path, axis.Dimension);

    /// <inheritdoc cref="Unit(SweepAxis)"/>
    public static string Unit(string path, Dimension? dimension) => dimension == QueryRate.Dimension && path == "traffic.rate" ? " (requests/s)" : "";

    /// <summary>
    /// <c>6 layers</c>, <c>split 4</c>, <c>time 5 ms</c>; by itself a name, or the value of what has too long a name to say it each time. Where an axis has
    /// both names and numbers, all say of what they are: <c>hosts external</c>, <c>hosts 2</c>.
    /// </summary>
    public static string Value(SweepAxis axis, SweepValue value) =>
        IsLong(axis) || (axis.Dimension is null ? !axis.Values.Any(SweepLabels.IsNumber) : !SweepLabels.IsNumber(value)) ? SweepLabels.Of(axis, value)
        : IsCounted(axis) ? $"{SweepLabels.Of(axis, value)} {(value.Number == 1 ? Property(axis.Path)[..^1] : Property(axis.Path))}"
        : $"{Property(axis.Path)} {SweepLabels.Of(axis, value)}";

    /// <summary>Whether its values are so many of something: 6 layers.</summary>
    public static bool IsCounted(SweepAxis axis) =>
        (axis.Dimension == Count.Dimension || axis.Dimension == Scalar.Dimension)
        && Property(axis.Path) is [.., not ('s' or 'u' or 'i'), 's'] property && !property.Contains(' ');

    /// <summary><c>up to 6 layers</c>, <c>split up to 4</c>.</summary>
    public static string Range(SweepAxis axis, string range) =>
        IsLong(axis) ? range
        : IsCounted(axis) ? $"{range} {Property(axis.Path)}"
        : $"{Property(axis.Path)} {range}";

    /// <summary>Two such names fill a title.</summary>
    private const int LongestName = 24;

    private static bool IsLong(SweepAxis axis) => Property(axis.Path).Length > LongestName;

    /// <summary>The last word of a path: what is varied, without whose.</summary>
    public static string Property(string path) => path.Split('.') switch
    {
        ["slo", var objective] => $"{Objective(objective)} objective",
        [.., var last] => Words([last]),
        [] => path,
    };

    public static Measure Measure(Dimension dimension) =>
        dimension == Duration.Dimension ? Drawings.Measure.Seconds
        : dimension == QueryRate.Dimension ? Drawings.Measure.RequestsPerSecond
        : dimension == Count.Dimension || dimension == Scalar.Dimension ? Drawings.Measure.Number
        : Drawings.Measure.Quantity;

    /// <summary>A value of the dimension, with its unit: <c>1,150/s</c>, <c>1.2 ms</c>.</summary>
    public static string Print(Dimension dimension, double value) => Measure(dimension) switch
    {
        Drawings.Measure.Quantity => dimension.Print(value, 3),
        Drawings.Measure.RequestsPerSecond => AxisFormat.Rate(value) + "/s",
        Drawings.Measure.Seconds => AxisFormat.Seconds(value),
        _ => AxisFormat.Items(value),
    };

    private static string Words(string[] segments) => string.Join(' ', segments).Replace('_', ' ');

    private static string Objective(string key) => key.Replace('_', '.');
}
