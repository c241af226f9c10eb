using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Tests.Architecture;

namespace CapacityCalc.Core.Tests.Parameters;

/// <summary>scenarios/README.md documents every key of every kind, word for word as the parameters describe themselves.</summary>
public sealed class FormatReferenceTests
{
    private static readonly string ReadmePath = Path.Combine(FolderRulesTests.Root, "scenarios", "README.md");

    public static TheoryData<string> Sets() => [.. EveryParameterTests.AllSets().Select(set => set.Name)];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Readme_DocumentsEverySet_AsItsParametersDo(string name)
    {
        var set = EveryParameterTests.AllSets().Single(known => known.Name == name);
        var readme = File.ReadAllText(ReadmePath);
        var (begin, end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        var from = readme.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = readme.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"scenarios/README.md has no section between '{begin.Trim()}' and '{end}'");
        var expected = $"{set.Doc}\n\n{ParameterReference.Markdown(set)}";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(ReadmePath, readme[..from] + expected + readme[to..]);
            return;
        }

        Assert.True(readme[from..to] == expected, $"scenarios/README.md documents '{name}' otherwise than its parameters; UPDATE_GOLDEN=1 dotnet test rewrites it");
    }
}
