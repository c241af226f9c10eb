using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CapacityCalc.ScenarioFiles;

/// <param name="Source">What spans name as their source.</param>
/// <param name="Origin">The origin of every node.</param>
/// <param name="FirstColumn">The column at which the text's first line begins in its source.</param>
internal sealed record YamlOptions(string Source, ValueOrigin Origin, int FirstColumn)
{
    public static YamlOptions ForFile(string source) => new(source, ValueOrigin.File, FirstColumn: 1);
}

/// <summary>Builds a document's tree from YAML events, without recursion, and refuses what a scenario does not need of YAML.</summary>
internal sealed class YamlTree
{
    private const int DeepestNesting = 64;
    private const int MostNodes = 100_000;
    private const int MostErrors = 50;

    private readonly string _text;
    private readonly YamlOptions _options;
    private readonly DiagnosticBag _bag;
    private readonly Stack<YamlCollection> _open = new();
    private readonly HashSet<string> _refusedAliases = new(StringComparer.Ordinal);
    private DocumentNode? _root;
    private Mark _last = Mark.Empty;
    private SourceSpan _lastError;
    private int _nodes;
    private int _errors;
    private bool _stopped;
    private bool _lostNode;

    private YamlTree(string text, YamlOptions options, DiagnosticBag bag)
    {
        _text = text;
        _options = options;
        _bag = bag;
    }

    /// <returns>The root, or null with a diagnostic where what is left of the text has no meaning.</returns>
    public static DocumentNode? Read(string text, YamlOptions options, DiagnosticBag bag) => new YamlTree(text, options, bag).Read();

    private DocumentNode? Read()
    {
        try
        {
            var parser = new Parser(new Scanner(new StringReader(_text), skipComments: true));
            while (!_stopped && parser.MoveNext())
            {
                Take(parser.Current!);
                _last = parser.Current!.End;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser throws not only YamlException: InvalidOperationException on an unclosed bracket, and nothing promises that it is the last kind.
            var problem = YamlProblem.Explain(e, _text, _last, _open.TryPeek(out var open) ? open : null);
            var span = Inside(Span(problem.Line, problem.Column));
            if (span != _lastError)
            {
                Error(DiagnosticCodes.InvalidYaml, span, problem.Message, problem.Hint);
            }

            return null;
        }

        if (_stopped || _lostNode)
        {
            return null;
        }

        if (_root is null or TextNode { Text: "" })
        {
            Error(
                DiagnosticCodes.EmptyDocument,
                Span(1, 1),
                "there is nothing here but blank lines and comments",
                "a scenario has at least 'traffic' and 'pipeline'");
            return null;
        }

        return _root;
    }

    private void Take(ParsingEvent e)
    {
        switch (e)
        {
            case DocumentStart when _root is not null || _lostNode:
                Error(DiagnosticCodes.SeveralDocuments, Span(e.Start), "a second document begins here", "keep one scenario per file; remove the '---' or '...'");
                _stopped = true;
                break;
            case AnchorAlias alias:
                TakeAlias(alias);
                break;
            case Scalar scalar:
                CheckProperties(scalar);
                TakeScalar(scalar);
                break;
            case MappingStart or SequenceStart:
                CheckProperties((NodeEvent)e);
                Open((NodeEvent)e);
                break;
            case MappingEnd or SequenceEnd:
                Place(_open.Pop().Close(), isNull: false);
                break;
        }
    }

    private void TakeAlias(AnchorAlias alias)
    {
        if (IsTooMany(alias))
        {
            return;
        }

        _open.TryPeek(out var parent);
        if (parent is { IsAtMergedValue: true })
        {
            parent.SkipValue();
            return;
        }

        _lostNode = true;
        if (_refusedAliases.Add(alias.Value.Value))
        {
            Error(DiagnosticCodes.AliasUnsupported, Span(alias.Start), $"the alias '*{alias.Value}' is not supported", "write the value out, here and wherever else this alias stands");
        }

        if (parent is { IsAtKey: true })
        {
            parent.SkipKey();
        }
        else
        {
            Place(new TextNode("", Span(alias.Start), _options.Origin), isNull: false);
        }
    }

    private void TakeScalar(Scalar scalar)
    {
        if (IsTooMany(scalar))
        {
            return;
        }

        if (scalar.Style == ScalarStyle.DoubleQuoted && !SourceText.IsText(scalar.Value))
        {
            Error(DiagnosticCodes.InvalidEncoding, Span(scalar.Start), "an escape in this text makes a control character", "only \\n and \\t are of use here");
        }

        var isNull = scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
        var isKey = _open.TryPeek(out var parent) && parent.IsAtKey;
        if (isKey)
        {
            CheckKey(scalar, parent!);
        }

        Place(new TextNode(isNull && !isKey ? "" : scalar.Value, Span(scalar.Start), _options.Origin), isNull);
    }

    private void CheckKey(Scalar key, YamlCollection map)
    {
        if (!map.IsFlow && YamlProblem.TabInIndentation(_text, (int)key.Start.Index) is { } column)
        {
            Error(DiagnosticCodes.InvalidYaml, Span(key.Start.Line, column), YamlProblem.TabMessage, YamlProblem.TabHint);
        }

        if (key.Style == ScalarStyle.Plain && key.Value is ['\u00A0' or '\u200B' or '\u2003' or '\u3000', ..])
        {
            Error(DiagnosticCodes.InvalidYaml, Span(key.Start), $"the character U+{(int)key.Value[0]:X4} looks like a space but is none", "replace it with spaces");
        }
    }

    private void Open(NodeEvent start)
    {
        if (IsTooMany(start))
        {
            return;
        }

        if (_open.Count == DeepestNesting)
        {
            Error(DiagnosticCodes.TooDeep, Span(start.Start), $"lists and maps are nested more than {DeepestNesting} deep here");
            _stopped = true;
            return;
        }

        var isFlow = start is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        _open.Push(new YamlCollection(start is MappingStart, isFlow, start.Start, Span(start.Start), _options.Origin));
    }

    /// <summary>Puts a finished node where it belongs: into the root, a list, or a map as key or value.</summary>
    private void Place(DocumentNode node, bool isNull)
    {
        if (!_open.TryPeek(out var parent))
        {
            _root = node;
            return;
        }

        if (!parent.IsAtKey)
        {
            if (parent.IsFlow && isNull && parent.Key is { } written && written.Contains(':'))
            {
                Error(DiagnosticCodes.InvalidYaml, parent.KeySpan, $"{Excerpt.Quote(written)} needs a space after its ':'");
            }

            parent.Add(node);
            return;
        }

        switch (node)
        {
            case not TextNode:
                Error(DiagnosticCodes.InvalidYaml, node.Span, "a key must be a name, not a list or a map", "write 'name: value'");
                parent.SkipKey();
                break;
            case TextNode { Text: "" }:
                Error(DiagnosticCodes.InvalidYaml, node.Span, "a key is missing before this ':'", "write 'name: value'");
                parent.SkipKey();
                break;
            case TextNode { Text: "<<" }:
                Error(DiagnosticCodes.AliasUnsupported, node.Span, "the merge key '<<' is not supported", "write the keys out");
                parent.SkipMergedKey();
                break;
            case TextNode key when parent.SpanOf(key.Text) is { } first:
                Error(
                    DiagnosticCodes.DuplicateKey,
                    key.Span,
                    $"{Excerpt.Quote(key.Text)} stands here a second time, after line {first.Line}, column {first.Column}",
                    "remove one of the two");
                parent.SkipKey();
                break;
            case TextNode key:
                parent.BeginEntry(key.Text, key.Span);
                break;
        }
    }

    private void CheckProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            Error(DiagnosticCodes.AliasUnsupported, Span(node.Start), $"the anchor '&{node.Anchor.Value}' is not supported", "remove it, and write the value out where it is used");
        }

        if (!node.Tag.IsEmpty)
        {
            var tag = node.Tag.IsNonSpecific ? "!" : node.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
            Error(DiagnosticCodes.InvalidYaml, Span(node.Start), $"the YAML tag {Excerpt.Quote(tag)} is not supported", "remove it; every value is read by the key it belongs to");
        }
    }

    private bool IsTooMany(ParsingEvent e)
    {
        if (++_nodes > MostNodes)
        {
            Error(DiagnosticCodes.TooManyNodes, Span(e.Start), $"there are more than {MostNodes} values", "move large tables to a CSV file: table: { file: measured.csv }");
            _stopped = true;
        }

        return _stopped;
    }

    private void Error(string code, SourceSpan span, string message, string? hint = null)
    {
        if (++_errors > MostErrors)
        {
            if (!_stopped)
            {
                _bag.Error(DiagnosticCodes.TooManyErrors, span, $"there are more than {MostErrors} errors; the rest is not read");
            }

            _stopped = true;
            return;
        }

        _lastError = Inside(span);
        _bag.Error(code, _lastError, message, hint);
    }

    /// <remarks>The parser puts the end of the text a line after the last, which a person's editor does not show.</remarks>
    private SourceSpan Inside(SourceSpan span)
    {
        var end = SourceText.SpanAt(_text, _text.Length, _options.Source);
        return span.Line > end.Line ? Span(end.Line, end.Column) : span;
    }

    private SourceSpan Span(Mark mark) => Span(mark.Line, mark.Column);

    private SourceSpan Span(long line, long column) =>
        new(_options.Source, (int)line, (int)column + (line == 1 ? _options.FirstColumn - 1 : 0));
}
