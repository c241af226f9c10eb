using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Exploration;

/// <summary>Reads what a path is to take: <c>1,2,4</c>, <c>a..b:n=N</c>, <c>a..b:step=S</c>, <c>a..b:log=N</c>, or several of these with commas between.</summary>
public static class SweepText
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms = "1,2,4 or 100..2000:n=5 or 100..2000:step=100 or 100..2000:log=5";

    /// <summary>The forms where a range without more is every whole number in it.</summary>
    public const string FormsOfWholes = "1,2,4 or 100..2000 or 100..2000:step=100 or 100..2000:log=5";

    /// <param name="text">What a person wrote.</param>
    /// <param name="span">Where; its column is that of the text's first character.</param>
    /// <param name="read">Makes a node of one value and its place; null after a diagnostic.</param>
    /// <returns>The items; empty after a diagnostic.</returns>
    /// <param name="bare">What <c>a..b</c> without more means.</param>
    public static ImmutableArray<SweepItem> Parse(string text, SourceSpan span, Func<string, SourceSpan, DocumentNode?> read, DiagnosticBag bag, BareRange bare = BareRange.Incomplete)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(bag);
        var items = ImmutableArray.CreateBuilder<SweepItem>();
        foreach (var (token, offset) in Split(text))
        {
            var place = span.Line > 0 ? span with { Column = span.Column + offset } : span;
            if (token.Length == 0)
            {
                bag.Error(DiagnosticCodes.InvalidSweep, place, text.Trim().Length == 0 ? "nothing is varied: there is no value" : "there is no value between two commas or at an end", $"write for example {FormsOf(bare)}");
                return [];
            }

            SweepItem? item = token[0] is '[' or '{' or '"' or '\'' ? Point(read, token, place)
                : token.IndexOf("..", StringComparison.Ordinal) is >= 0 and var dots ? Range(token, dots, place, bare, bag)
                : Point(read, token, place);
            if (item is null)
            {
                return [];
            }

            items.Add(item);
        }

        return items.ToImmutable();
    }

    private static SweepPoint? Point(Func<string, SourceSpan, DocumentNode?> read, string token, SourceSpan place) =>
        read(token, place) is { } node ? new SweepPoint(node) : null;

    private static SweepRange? Range(string token, int dots, SourceSpan place, BareRange bare, DiagnosticBag bag)
    {
        var low = token[..dots].Trim();
        var rest = token[(dots + 2)..];
        var colon = rest.LastIndexOf(':');
        var high = (colon < 0 ? rest : rest[..colon]).Trim();
        var (how, amount) = colon < 0 ? ("", "") : rest[(colon + 1)..].Split('=', 2) is [var name, var given] ? (name.Trim(), given.Trim()) : (rest[(colon + 1)..].Trim(), "");
        Spacing? spacing = how switch { "n" => Spacing.Points, "step" => Spacing.Step, "log" => Spacing.Logarithmic, _ => null };
        if (low.Length > 0 && high.Length > 0 && amount.Length > 0 && spacing is { } known)
        {
            return new SweepRange(low, high, known, amount, place);
        }

        if (low.Length > 0 && high.Length > 0 && colon < 0 && bare == BareRange.EveryWhole)
        {
            return new SweepRange(low, high, Spacing.Whole, "", place);
        }

        var problem = low.Length == 0 || high.Length == 0 ? "has only one end"
            : colon < 0 ? "does not say which values to take"
            : spacing is null ? $"has no {Excerpt.Quote(how)}"
            : $"does not say how much '{how}' is";
        bag.Error(DiagnosticCodes.InvalidSweep, place, $"the range {Excerpt.Quote(token)} {problem}", $"write for example {FormsOf(bare)}");
        return null;
    }

    internal static string FormsOf(BareRange bare) => bare == BareRange.EveryWhole ? FormsOfWholes : Forms;

    /// <summary>The values between commas that stand outside brackets and quotes, trimmed, each with its offset.</summary>
    private static IEnumerable<(string Token, int Offset)> Split(string text)
    {
        int start = 0, depth = 0;
        char? quote = null;
        for (var index = 0; index <= text.Length; index++)
        {
            var character = index < text.Length ? text[index] : ',';
            if (index == text.Length || (quote is null && depth <= 0 && character == ','))
            {
                var token = text[start..index];
                yield return (token.Trim(), start + token.Length - token.TrimStart().Length);
                start = index + 1;
            }
            else if (quote is not null)
            {
                quote = character == quote ? null : quote;
            }
            else
            {
                quote = character is '"' or '\'' ? character : null;
                depth += character is '[' or '{' ? 1 : character is ']' or '}' ? -1 : 0;
            }
        }
    }
}

/// <summary>What a range means that does not say which of its values to take.</summary>
public enum BareRange
{
    /// <summary>A mistake.</summary>
    Incomplete,

    /// <summary>Every whole number in it.</summary>
    EveryWhole,
}
