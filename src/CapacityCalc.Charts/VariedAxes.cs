using System.Collections.Immutable;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Charts;

/// <summary>Which of a comparison's axes do vary, and what a variant is called by them.</summary>
internal sealed class VariedAxes(Comparison comparison)
{
    private readonly bool _hasTitles = Files(comparison).Select(file => (file.FirstOrDefault(variant => variant.Figures is not null) ?? file.First()).Scenario).Distinct().Count() == Files(comparison).Count();

    /// <summary>Without a baseline, which has no place on any axis.</summary>
    public ImmutableArray<Variant> Swept { get; } = Sweep(comparison);

    public bool HasSeveralScenarios { get; } = Files(comparison).Skip(1).Any();

    /// <summary>Indices of the axes that take more than one value.</summary>
    public ImmutableArray<int> Indices { get; } =
        [.. comparison.Axes.Index().Where(axis => axis.Item.Values.Select(value => value.Label).Distinct().Skip(1).Any()).Select(axis => axis.Index)];

    /// <summary>What the whole comparison is of: the scenario's title, or how many there are.</summary>
    public string Scenarios
    {
        get
        {
            // A variant that is no valid scenario may have lost its title.
            var titles = Swept.Where(variant => variant.Figures is not null).Select(variant => variant.Scenario).Distinct().ToImmutableArray();
            var count = titles.IsEmpty ? Files(comparison).Count() : titles.Length;
            return count == 1 ? titles.FirstOrDefault() ?? Swept[0].Scenario : $"{count} scenarios";
        }
    }

    /// <summary><c>6 layers, split 4</c>; of a file its title, or its name where titles do not tell files apart.</summary>
    public string Name(Variant variant)
    {
        var scenario = _hasTitles ? variant.Scenario : Path.GetFileNameWithoutExtension(variant.File);
        if (variant.Values.Length != comparison.Axes.Length)
        {
            return "baseline";
        }
        if (Indices.IsEmpty)
        {
            return scenario;
        }
        var values = string.Join(", ", Indices.Select(index => Value(index, variant.Values[index])));
        return HasSeveralScenarios ? $"{scenario}: {values}" : values;
    }

    /// <summary>Its name where a sentence begins: words of an axis have a capital, what a person called something stays as it is.</summary>
    public string Beginning(Variant variant)
    {
        var name = Name(variant);
        var isWords = variant.Values.Length != comparison.Axes.Length
            || (!HasSeveralScenarios && Indices is [var first, ..] && !name.StartsWith(SweepLabels.Of(comparison.Axes[first], variant.Values[first]), StringComparison.Ordinal));
        return isWords ? Sentence.Begin(name) : name;
    }

    /// <summary>Whether its name is of several things: 6 layers.</summary>
    public bool IsPlural(Variant variant) => !HasSeveralScenarios && Indices is [var index] && variant.Values.Length == comparison.Axes.Length
        && PathWords.IsCounted(comparison.Axes[index]) && SweepLabels.IsNumber(variant.Values[index]) && variant.Values[index].Number != 1;

    /// <summary>Says whose property it is where two axes would read the same.</summary>
    private string Value(int index, SweepValue value)
    {
        var axis = comparison.Axes[index];
        return Indices.Any(other => other != index && ReadAlike(axis, comparison.Axes[other]))
            ? $"{PathWords.Title(axis.Path)} {SweepLabels.Of(axis, value)}"
            : PathWords.Value(axis, value);
    }

    /// <summary>Names speak for themselves as long as no other axis has them; numbers need to say of what they are.</summary>
    private static bool ReadAlike(SweepAxis axis, SweepAxis other) => axis.Dimension is null
        ? axis.Values.Any(value => other.Values.Any(also => also.Label == value.Label))
        : PathWords.Property(other.Path) == PathWords.Property(axis.Path);

    private static ImmutableArray<Variant> Sweep(Comparison comparison) => [.. comparison.Variants.Where(variant => variant.Values.Length == comparison.Axes.Length)];

    private static IEnumerable<IGrouping<string, Variant>> Files(Comparison comparison) => Sweep(comparison).GroupBy(variant => variant.File);
}
