using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Documents;

/// <summary>A place in a scenario as a person writes it: <c>slo.p99</c>, <c>models.dnn.time</c>, <c>pipeline.rank-1.keep</c>.</summary>
/// <remarks>
/// A segment selects a map's key; in a list of stages the stage of that name, at whatever depth its branches put it; in any other list
/// the item of that index, from 0. A key that holds a dot has no path.
/// </remarks>
public sealed class ScenarioPath : IEquatable<ScenarioPath>
{
    // A document is at most this deep, so a longer path leads nowhere; it also bounds the maps that one path can create.
    private const int MostSegments = 64;

    private ScenarioPath(string text, ImmutableArray<string> segments, SourceSpan span)
    {
        Text = text;
        Segments = segments;
        Span = span;
    }

    public string Text { get; }

    public ImmutableArray<string> Segments { get; }

    /// <summary>Where the path was written.</summary>
    public SourceSpan Span { get; }

    /// <summary>Reads a path; an empty one, or one with an empty segment, is a problem.</summary>
    /// <param name="span">Where the text was written; the problem points into it.</param>
    public static bool TryParse(
        string text, SourceSpan span, [NotNullWhen(true)] out ScenarioPath? path, [NotNullWhen(false)] out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            problem = Problem(span, "the path is empty", "write a path such as slo.p99 or pipeline.rank-1.keep");
            return false;
        }

        var segments = text.Split('.');
        var column = 0;
        foreach (var segment in segments)
        {
            if (string.IsNullOrWhiteSpace(segment))
            {
                problem = Problem(At(span, column), $"the path {Excerpt.Quote(text)} has nothing between two dots or at an end", "remove the dot that is too many");
                return false;
            }

            column += segment.Length + 1;
        }

        if (segments.Length > MostSegments)
        {
            problem = Problem(span, $"the path {Excerpt.Quote(text)} has {segments.Length} segments, more than {MostSegments}", null);
            return false;
        }

        path = new ScenarioPath(text, [.. segments], span);
        problem = null;
        return true;
    }

    /// <summary>A path that the program itself names.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The text is not a path.</exception>
    public static ScenarioPath Parse(string text) =>
        TryParse(text, default, out var path, out var problem)
            ? path
            : throw new ArgumentOutOfRangeException(nameof(text), text, problem.Message);

    /// <summary>The node at this path, or null where the document has none.</summary>
    public DocumentNode? Get(ScenarioDocument document) => PathTrail.Follow(document, this).Node;

    /// <summary>A copy of the document with this path set; the document shares everything else with it.</summary>
    /// <remarks>
    /// A key that is missing from a map is created, with the maps around it where there is nothing yet.
    /// A stage or an index that is missing, and a path through a scalar, are problems.
    /// </remarks>
    public bool TrySet(
        ScenarioDocument document,
        DocumentNode node,
        [NotNullWhen(true)] out ScenarioDocument? patched,
        [NotNullWhen(false)] out Diagnostic? problem)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(node);
        var trail = PathTrail.Follow(document, this);
        problem = trail.Problem;
        patched = problem is null ? document with { Root = trail.Rebuild(node) } : null;
        return patched is not null;
    }

    /// <summary>Where a segment was written, as far as the span of the path is known.</summary>
    internal SourceSpan SegmentSpan(int segment)
    {
        var column = 0;
        for (var i = 0; i < segment; i++)
        {
            column += Segments[i].Length + 1;
        }

        return At(Span, column);
    }

    /// <summary>The path down to and including a segment.</summary>
    internal string Prefix(int segment) => string.Join('.', Segments.AsSpan()[..(segment + 1)].ToArray());

    public bool Equals(ScenarioPath? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as ScenarioPath);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    private static SourceSpan At(SourceSpan span, int offset) => span.Line > 0 ? span with { Column = span.Column + offset } : span;

    private static Diagnostic Problem(SourceSpan span, string message, string? hint) =>
        new(DiagnosticCodes.InvalidPath, Severity.Error, span, message, hint);
}
