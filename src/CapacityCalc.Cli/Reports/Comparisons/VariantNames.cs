using CapacityCalc.Cli.Reports.Estimates;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Comparisons;

/// <summary>Variants and axes in words.</summary>
internal static class VariantNames
{
    /// <summary><c>models.encoder.layers</c> is <c>encoder.layers</c>: what stands before it says nothing in a column of its own.</summary>
    public static string Short(SweepAxis axis) => Short(axis.Path);

    /// <inheritdoc cref="Short(SweepAxis)"/>
    public static string Short(string path)
    {
        var segments = path.Split('.');
        return segments.Length > 2 && segments[0] is "pipeline" or "models" ? string.Join('.', segments[1..]) : path;
    }

    /// <summary><c>variant 3, encoder.layers 6</c>; with the scenario where several files are compared.</summary>
    public static string Numbered(Comparison comparison, int index)
    {
        var name = Of(comparison, comparison.Variants[index]);
        return FormattableString.Invariant($"variant {index + 1}, {name}");
    }

    /// <summary><c>encoder.layers 6</c>; the scenario where nothing is varied.</summary>
    public static string Of(Comparison comparison, Variant variant)
    {
        var values = variant.Values.IsEmpty ? "" : string.Join(", ", comparison.Axes.Zip(variant.Values, (axis, value) => $"{Short(axis)} {Names.Short(value.Label)}"));
        var scenario = HasFiles(comparison) || values.Length == 0 ? Names.Short(Title(comparison, variant)) : "";
        return scenario.Length == 0 ? values : values.Length == 0 ? scenario : $"{scenario}, {values}";
    }

    /// <summary>The scenario's title; its file where titles do not tell files apart.</summary>
    public static string Title(Comparison comparison, Variant variant)
    {
        var titles = comparison.Variants.Append(comparison.Reference).Select(known => (known.Scenario, known.File)).Distinct().ToArray();
        if (titles.Count(known => known.Scenario == variant.Scenario) <= 1)
        {
            return variant.Scenario;
        }

        var name = Path.GetFileName(variant.File);
        return titles.Select(known => known.File).Distinct().Count(file => Path.GetFileName(file) == name) > 1 ? variant.File : name;
    }

    public static bool HasFiles(Comparison comparison) => comparison.Variants.Any(variant => variant.File != comparison.Variants[0].File);
}
