using System.Text;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Benchmarks.Accuracy;

internal static class Scenarios
{
    public static BoundScenario Read(string yaml)
    {
        var bag = new DiagnosticBag();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(yaml));
        var document = ScenarioReader.Read("point.yaml", stream, bag);
        return (document is null || bag.HasErrors ? null : Binder.Bind(document, bag))
            ?? throw new InvalidOperationException(string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message)) + "\n" + yaml);
    }
}
