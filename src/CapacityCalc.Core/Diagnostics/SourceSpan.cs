namespace CapacityCalc.Core.Diagnostics;

/// <summary>A place in a person's input.</summary>
/// <param name="Source">The file's path as the person wrote it, <c>-</c> for standard input, or the option (<c>--set slo.p99=…</c>); null for no place.</param>
/// <param name="Line">1-based; 0 where only the source is known.</param>
/// <param name="Column">1-based, in characters; 0 where only the source is known.</param>
public readonly record struct SourceSpan(string? Source, int Line, int Column)
{
    /// <summary><c>path:line:column</c>, <c>path</c> where no line is known, empty for the default.</summary>
    public override string ToString() => Source is null ? "" : Line > 0 ? $"{Source}:{Line}:{Column}" : Source;
}
