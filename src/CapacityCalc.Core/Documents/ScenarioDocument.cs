namespace CapacityCalc.Core.Documents;

/// <summary>A scenario as it was written: an immutable tree that is patched by copying the path to the patched node.</summary>
/// <param name="Source">The file's path as the person wrote it; <c>-</c> for standard input.</param>
public sealed record ScenarioDocument(string Source, MapNode Root);
