using System.Collections.Immutable;

namespace CapacityCalc.Core.Documents;

/// <summary>A scenario as it was written: an immutable tree that is patched by copying the path to the patched node.</summary>
/// <param name="Source">The file's path as the person wrote it; <c>-</c> for standard input.</param>
public sealed record ScenarioDocument(string Source, MapNode Root)
{
    /// <summary>Names that were there to choose from: what was not chosen is not forgotten.</summary>
    internal ImmutableHashSet<string> Alternatives { get; init; } = [];

    /// <summary>What the scenario is called: its title, or its file's name.</summary>
    public string Title => Root["scenario"] is TextNode { Text: { Length: > 0 } title } ? title : Name;

    /// <summary>The file's name without folder and extension; what a scenario without a title is called.</summary>
    public string Name
    {
        get
        {
            var file = Source.AsSpan(Source.AsSpan().LastIndexOfAny('/', '\\') + 1);
            var dot = file.LastIndexOf('.');
            return dot > 0 ? file[..dot].ToString() : file.ToString();
        }
    }
}
