using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Tests.Architecture;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Core.Tests;

/// <summary>The scenarios that the project shows.</summary>
internal static class Examples
{
    /// <summary>From the project's root, in alphabetical order.</summary>
    public static IEnumerable<string> Files =>
        Directory.EnumerateFiles(Path.Combine(FolderRulesTests.Root, "scenarios"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => Path.GetRelativePath(FolderRulesTests.Root, file));

    /// <summary>With the first value of what it leaves open.</summary>
    public static ScenarioDocument Read(string file)
    {
        var bag = new DiagnosticBag();
        var document = ScenarioReader.ReadFile(Path.Combine(FolderRulesTests.Root, file), bag);
        Assert.False(bag.HasErrors);
        return Choices.TakeFirst(document!, bag)!;
    }
}
