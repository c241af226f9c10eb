using System.Collections.Immutable;

namespace CapacityCalc.Cli.Reports;

/// <summary>An answer for people: what to read first, then sections.</summary>
/// <param name="Title">Of a document that holds it; the text output begins with the lead instead.</param>
/// <param name="Lead">The answer itself, a line a paragraph.</param>
public sealed record Report(string Title, ImmutableArray<Prose> Lead, ImmutableArray<Section> Sections);

public sealed record Section(string Title, params ImmutableArray<Block> Blocks);

public abstract record Block;

/// <summary>Statements, one below the other.</summary>
public sealed record Statements(ImmutableArray<Prose> Lines) : Block;

/// <summary>A formula on several lines.</summary>
/// <param name="Words">With words for the figures in it; null where the lines say it all.</param>
/// <param name="Lines">As text; each is broken at its spaces where it is too long.</param>
/// <param name="Latex">Without the marks around it.</param>
public sealed record Formula(string? Words, ImmutableArray<string> Lines, string Latex) : Block;
