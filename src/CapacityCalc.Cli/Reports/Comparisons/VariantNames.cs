using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>Variants and axes in words.</summary>
internal static class VariantNames
{
    /// <summary><c>models.encoder.layers</c> is <c>encoder.layers</c>: what stands before it says nothing in a column of its own.</summary>
    public static string Short(SweepAxis axis)
    {
        var segments = axis.Path.Split('.');
        return segments.Length > 2 && segments[0] is "pipeline" or "models" ? string.Join('.', segments[1..]) : axis.Path;
    }

    /// <summary><c>encoder.layers 6</c>; the file where nothing is varied.</summary>
    public static string Of(Comparison comparison, Variant variant)
    {
        var values = variant.Values.IsEmpty ? "" : string.Join(", ", comparison.Axes.Zip(variant.Values, (axis, value) => $"{Short(axis)} {Names.Short(value.Label)}"));
        var file = HasFiles(comparison) || values.Length == 0 ? Names.Short(variant.Scenario) : "";
        return file.Length == 0 ? values : values.Length == 0 ? file : $"{file}, {values}";
    }

    public static bool HasFiles(Comparison comparison) => comparison.Variants.Any(variant => variant.File != comparison.Variants[0].File);
}
