using System.Collections.Immutable;

namespace CapacityCalc.Cli.Reports;

/// <summary>The answer of a chapter, read before its sections; a line a paragraph, as the lead of a report.</summary>
public sealed record Lead(ImmutableArray<Prose> Lines) : Block;

/// <summary>The figures that a reader looks for first.</summary>
public sealed record Tiles(ImmutableArray<Tile> All) : Block;

/// <param name="Label">What it is.</param>
/// <param name="Note">What explains it; may be empty.</param>
/// <param name="Judged">Null where nothing judges it.</param>
public sealed record Tile(string Label, string Value, string Note, Judged? Judged = null);

/// <param name="Limit">What was asked for: <c>≤ 500 ms</c>.</param>
public sealed record Judged(Verdict Verdict, string Limit);

/// <summary>A chart of a document.</summary>
/// <param name="Title">Its finding, which stands for it where it is not seen.</param>
/// <param name="Content">An SVG element that stands in a page, or the relative path of a picture's file beside a document.</param>
public sealed record Picture(string Title, PictureContent Content) : Block;

public abstract record PictureContent
{
    private PictureContent()
    {
    }

    /// <param name="Svg">One element, without a declaration.</param>
    public sealed record Inside(string Svg) : PictureContent;

    /// <param name="Path">With slashes, relative to the document.</param>
    public sealed record Beside(string Path) : PictureContent;
}

/// <summary>A text to the letter, such as a file.</summary>
/// <param name="Language">As a fence of Markdown names it.</param>
public sealed record Listing(string Language, string Text) : Block;

/// <summary>How figures follow from others, each before what it follows from.</summary>
public sealed record Workings(ImmutableArray<Working> All) : Block;

/// <summary>One figure.</summary>
/// <param name="What"><c>hosts that throughput asks for (rank-2)</c>.</param>
/// <param name="Text">On a line: <c>N_t = ⌈a ÷ (ρ × w)⌉ = ⌈500 ÷ (60% × 32)⌉ = 27</c>.</param>
/// <param name="Math">The same in LaTeX.</param>
/// <param name="Remark">How else it is found, or why; may be empty.</param>
public sealed record Working(string What, string Text, string Math, string Remark);
