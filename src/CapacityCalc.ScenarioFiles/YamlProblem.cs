using YamlDotNet.Core;

namespace CapacityCalc.ScenarioFiles;

/// <summary>What is wrong with YAML that cannot be parsed, in words for a person who does not know YAML's grammar.</summary>
internal readonly record struct YamlProblem(long Line, long Column, string Message, string? Hint)
{
    public const string TabMessage = "this line is indented with a tab";
    public const string TabHint = "indent with spaces";

    private const string CheckAll = "check brackets, quotes and indentation";
    private const string IndentAlike = "indent the keys of a map alike; nothing follows a value in quotes or brackets";

    /// <summary>A part of the parser's message, and what to say instead, where the message begins.</summary>
    private static readonly (string Fragment, string Message, string Hint)[] Translations =
    [
        ("anchor or alias", "anchors and aliases are not supported", "put a value that begins with '*' or '&' in quotes"),
        ("scanning a tag", "YAML tags are not supported", "put a value that begins with '!' in quotes"),
        ("invalid mapping", "a ': ' cannot stand here", "indent the keys of a map alike; put a value that holds ': ' in quotes"),
        ("apping values are not allowed", "a ': ' cannot stand here", "indent the keys of a map alike; put a value that holds ': ' in quotes"),
        ("apping keys are not allowed", "a '? ' cannot stand here", "put a value that begins with '? ' in quotes"),
        ("sequence entries are not allowed", "a '- ' cannot stand here", "begin a list on a line of its own"),
        ("scanning a block scalar", "text after '|' or '>' begins on the next line", "put a value that begins with '|' or '>' in quotes"),
        ("did not find expected '-'", "expected '- ' here", "indent the items of a list alike"),
        ("could not find expected ':'", "this line is not of the form 'key: value'", "put a ':' and a space after the key"),
        ("did not find expected node content", "a value is missing here", CheckAll),
        ("did not find expected key", "expected 'key: value' here", IndentAlike),
        ("id not find expected <document end>", "expected 'key: value' here", IndentAlike),
    ];

    /// <param name="last">Where the last thing that could be read ends; the only position that some exceptions leave.</param>
    /// <param name="open">The innermost list or map that is still open.</param>
    public static YamlProblem Explain(Exception exception, string text, Mark last, YamlCollection? open)
    {
        var yaml = exception as YamlException;
        var at = yaml?.End ?? last;
        var found = yaml?.Message ?? "";
        var character = at.Index < text.Length ? text[(int)at.Index] : '\0';

        if (found.Contains("tab", StringComparison.Ordinal) || (yaml is not null && character == '\t'))
        {
            if (FirstTabIndentation(text, (int)Math.Min(last.Index, text.Length)) is { } tab)
            {
                return tab;
            }
        }

        if (found.Contains("quoted scalar", StringComparison.Ordinal))
        {
            return QuoteProblem(yaml!, found);
        }

        if (found.Contains("cannot start any token", StringComparison.Ordinal) && yaml!.Start.Index < text.Length)
        {
            return new YamlProblem(yaml.Start.Line, yaml.Start.Column, $"a value cannot begin with '{text[(int)yaml.Start.Index]}'", "put the value in quotes");
        }

        if (found.Contains("multiline plain scalar", StringComparison.Ordinal))
        {
            return LineWithoutKey(text, at);
        }

        if (open is { IsFlow: true } && (yaml is null || at.Index >= text.Length || found.Contains("did not find expected ',' or", StringComparison.Ordinal)))
        {
            return Unclosed(open.IsMap ? '{' : '[', open.Start.Line, open.Start.Column);
        }

        if (yaml is null && FirstBracket(text, (int)Math.Min(last.Index, text.Length)) is { } bracket)
        {
            return bracket;
        }

        if (character is ']' or '}')
        {
            return new YamlProblem(at.Line, at.Column, $"this '{character}' closes nothing, or a value is missing before it", null);
        }

        foreach (var (fragment, message, hint) in Translations)
        {
            if (found.Contains(fragment, StringComparison.Ordinal))
            {
                return new YamlProblem(yaml!.Start.Line, yaml.Start.Column, message, hint);
            }
        }

        return found.Length == 0
            ? new YamlProblem(at.Line, at.Column, "what follows here is not YAML", CheckAll)
            : new YamlProblem(at.Line, at.Column, $"this is not YAML: {char.ToLowerInvariant(found[0])}{found[1..].TrimEnd('.')}", CheckAll);
    }

    /// <summary>The column of a tab among the blanks before a position's line's first character, or null.</summary>
    public static int? TabInIndentation(string text, int index)
    {
        var start = index;
        while (start > 0 && text[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        for (var i = start; i < text.Length && text[i] is ' ' or '\t'; i++)
        {
            if (text[i] == '\t')
            {
                return i - start + 1;
            }
        }

        return null;
    }

    private static YamlProblem? FirstTabIndentation(string text, int from)
    {
        while (from < text.Length)
        {
            if (TabInIndentation(text, from) is { } column)
            {
                var span = SourceText.SpanAt(text, from, "");
                return new YamlProblem(span.Line, column, TabMessage, TabHint);
            }

            var next = text.AsSpan(from).IndexOf('\n');
            from = next < 0 ? text.Length : from + next + 1;
        }

        return null;
    }

    private static YamlProblem QuoteProblem(YamlException yaml, string found)
    {
        var isOpen = found.Contains("end of stream", StringComparison.Ordinal)
            || found.Contains("indentation", StringComparison.Ordinal)
            || found.Contains("document indicator", StringComparison.Ordinal);
        return isOpen
            ? new YamlProblem(yaml.Start.Line, yaml.Start.Column, "this quote is not closed where it should be", "close it on the same line")
            : new YamlProblem(yaml.Start.Line, yaml.Start.Column, "this quoted text holds an escape that YAML does not know", "write \\\\ for a backslash, or use single quotes");
    }

    private static YamlProblem Unclosed(char bracket, long line, long column)
    {
        var closing = bracket == '{' ? '}' : ']';
        return new YamlProblem(line, column, $"after this '{bracket}' a ',' or the closing '{closing}' is missing", $"close it with '{closing}'");
    }

    /// <remarks>Of a bracket that ends its file badly the parser sometimes fails before it has told that the bracket is there.</remarks>
    private static YamlProblem? FirstBracket(string text, int from)
    {
        var offset = text.AsSpan(from).IndexOfAny('{', '[');
        if (offset < 0)
        {
            return null;
        }

        var span = SourceText.SpanAt(text, from + offset, "");
        return Unclosed(text[from + offset], span.Line, span.Column);
    }

    /// <summary>Points at the nearest line above that holds anything: the parser notices only at the next line's ':'.</summary>
    private static YamlProblem LineWithoutKey(string text, Mark at)
    {
        var lineStart = text.AsSpan(0, (int)Math.Min(at.Index, text.Length)).LastIndexOfAny('\n', '\r') + 1;
        var end = text.AsSpan(0, lineStart).TrimEnd().Length;
        var start = text.AsSpan(0, end).LastIndexOfAny('\n', '\r') + 1;
        start += end - start - text.AsSpan(start, end - start).TrimStart().Length;
        var span = SourceText.SpanAt(text, start, "");
        return new YamlProblem(span.Line, span.Column, "this line is not of the form 'key: value'", "put a ':' and a space after the key");
    }
}
