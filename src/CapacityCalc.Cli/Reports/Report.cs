using System.Collections.Immutable;

namespace CapacityCalc.Cli.Reports;

/// <summary>An answer for people: what to read first, then sections.</summary>
/// <param name="Title">Of a document that holds it; the text output begins with the lead instead.</param>
/// <param name="Lead">The answer itself, a line a paragraph.</param>
public sealed record Report(string Title, ImmutableArray<Prose> Lead, ImmutableArray<Section> Sections)
{
    /// <summary>What was asked, below the title of a document; null where a section says it.</summary>
    public string? Question { get; init; }

    /// <summary>Between the answer and the first section of a document.</summary>
    public ImmutableArray<Block> Opening { get; init; } = [];
}

public sealed record Section(string Title, params ImmutableArray<Block> Blocks)
{
    /// <summary>Sections within it, which only documents have.</summary>
    public ImmutableArray<Section> Parts { get; init; } = [];

    public Folding Folding { get; init; }
}

/// <summary>Whether a page that can fold shows a section at once.</summary>
public enum Folding
{
    Open,

    /// <summary>For who wants to know: only its title.</summary>
    Folded,
}

public abstract record Block;

/// <summary>Statements, one below the other.</summary>
public sealed record Statements(ImmutableArray<Prose> Lines) : Block;

/// <summary>A formula on several lines.</summary>
/// <param name="Words">With words for the figures in it; null where the lines say it all.</param>
/// <param name="Lines">As text; each is broken at its spaces where it is too long.</param>
/// <param name="Latex">Without the marks around it.</param>
public sealed record Formula(string? Words, ImmutableArray<string> Lines, string Latex) : Block;
