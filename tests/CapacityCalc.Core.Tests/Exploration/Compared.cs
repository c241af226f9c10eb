using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Core.Tests.Exploration;

/// <summary>Comparisons from their texts.</summary>
internal static class Compared
{
    public static Comparison Of(string yaml, params string[] vary) => Of(new ComparisonInput([Given.Document(yaml)], Requests(vary)));

    public static Comparison Of(ComparisonInput input)
    {
        var bag = new DiagnosticBag();
        var comparison = Comparer.Compare(input, bag);
        Assert.True(comparison is not null, string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message)));
        return comparison;
    }

    /// <summary>What stands against it.</summary>
    public static Diagnostic[] Problems(string yaml, params string[] vary)
    {
        var bag = new DiagnosticBag();
        var requests = vary.Select(option => VaryOption.Parse(option, bag)).OfType<SweepRequest>().ToArray();
        if (!bag.HasErrors)
        {
            Assert.Null(Comparer.Compare(new ComparisonInput([Given.Document(yaml)], [.. requests]), bag));
        }

        return [.. bag.ToImmutable()];
    }

    public static System.Collections.Immutable.ImmutableArray<SweepRequest> Requests(params string[] vary)
    {
        var bag = new DiagnosticBag();
        var requests = vary.Select(option => VaryOption.Parse(option, bag)).OfType<SweepRequest>().ToArray();
        Assert.False(bag.HasErrors, string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message)));
        return [.. requests];
    }

    /// <summary>The same document with values set as a person would set them.</summary>
    public static ScenarioDocument Set(ScenarioDocument document, params string[] settings)
    {
        var bag = new DiagnosticBag();
        var patched = SetOption.Apply(document, settings.Select(text => SetOption.Parse(text, bag)).OfType<SetOption>(), bag);
        Assert.False(bag.HasErrors);
        return patched;
    }
}
