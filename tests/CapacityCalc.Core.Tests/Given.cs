using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Core.Tests;

/// <summary>Scenarios from their text.</summary>
internal static class Given
{
    public static ScenarioDocument Document(string yaml)
    {
        var bag = new DiagnosticBag();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        var document = ScenarioReader.Read("test.yaml", stream, bag);
        Assert.True(document is not null && !bag.HasErrors, Describe(bag));
        return document;
    }

    public static BoundScenario Scenario(string yaml)
    {
        var bag = new DiagnosticBag();
        var bound = Binder.Bind(Document(yaml), bag);
        Assert.True(bound is not null, Describe(bag));
        return bound;
    }

    public static Estimate Estimate(string yaml) => Estimator.Estimate(Scenario(yaml));

    public static Estimate Estimate(ScenarioDocument document)
    {
        var bag = new DiagnosticBag();
        var bound = Binder.Bind(document, bag);
        Assert.True(bound is not null, Describe(bag));
        return Estimator.Estimate(bound);
    }

    /// <summary>The diagnostics that binding gives.</summary>
    public static Diagnostic[] Diagnostics(string yaml)
    {
        var bag = new DiagnosticBag();
        _ = Binder.Bind(Document(yaml), bag);
        return [.. bag.ToImmutable()];
    }

    /// <summary>Every map that binding reads.</summary>
    public static IReadOnlyList<Arguments> Arguments(string yaml)
    {
        var binder = new ArgumentBinder(new DiagnosticBag());
        _ = Binder.Bind(Document(yaml), binder);
        Assert.False(binder.Bag.HasErrors, Describe(binder.Bag));
        return binder.Bound;
    }

    private static string Describe(DiagnosticBag bag) =>
        string.Join('\n', bag.ToImmutable().Select(diagnostic => $"{diagnostic.Span}: {diagnostic.Code}: {diagnostic.Message}"));
}
