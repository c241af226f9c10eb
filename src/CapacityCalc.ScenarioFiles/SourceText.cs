using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles;

/// <summary>The text of an input, checked to be UTF-8 that a person could have typed.</summary>
internal static class SourceText
{
    private const string SaveAsUtf8 = "save the file as UTF-8";
    private const char ByteOrderMark = '\uFEFF';

    // Everything that YAML 1.2 calls not printable, and byte order marks, which no editor shows.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        "\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F"
        + "\u007F\u0080\u0081\u0082\u0083\u0084\u0086\u0087\u0088\u0089\u008A\u008B\u008C\u008D\u008E\u008F"
        + "\u0090\u0091\u0092\u0093\u0094\u0095\u0096\u0097\u0098\u0099\u009A\u009B\u009C\u009D\u009E\u009F\uFEFF\uFFFE\uFFFF");

    /// <returns>The text without a byte order mark, or null with a diagnostic at the first place that is not text.</returns>
    public static string? Decode(ReadOnlySpan<byte> bytes, string source, DiagnosticBag bag)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            bag.Error(DiagnosticCodes.InvalidEncoding, new SourceSpan(source, 1, 1), "the file is UTF-16", SaveAsUtf8);
            return null;
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
        }

        var buffer = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, buffer, out var read, out var written, replaceInvalidSequences: false);
        var text = new string(buffer, 0, written);
        if (!IsPrintable(text, source, bag))
        {
            return null;
        }

        if (status != OperationStatus.Done)
        {
            var value = bytes[read].ToString("X2", CultureInfo.InvariantCulture);
            bag.Error(DiagnosticCodes.InvalidEncoding, SpanAt(text, text.Length, source), $"the byte 0x{value} is not UTF-8", SaveAsUtf8);
            return null;
        }

        return text;
    }

    /// <summary>Whether a scalar, whose escapes may have produced any character, still holds only text.</summary>
    public static bool IsText(string scalar)
    {
        if (scalar.AsSpan().ContainsAny(Unprintable))
        {
            return false;
        }

        for (var i = 0; i < scalar.Length; i++)
        {
            if (char.IsSurrogate(scalar[i]) && (i + 1 == scalar.Length || !char.IsSurrogatePair(scalar[i], scalar[++i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Line and column of a character; a line ends with LF, CR LF or CR.</summary>
    public static SourceSpan SpanAt(ReadOnlySpan<char> text, int index, string source)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < index; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new SourceSpan(source, line, index - lineStart + 1);
    }

    private static bool IsPrintable(string text, string source, DiagnosticBag bag)
    {
        var index = text.AsSpan().IndexOfAny(Unprintable);
        if (index < 0)
        {
            return true;
        }

        var (message, hint) = text[index] switch
        {
            '\0' => ("the file holds a NUL character: it is not text, or it is UTF-16", SaveAsUtf8),
            ByteOrderMark => ("a byte order mark (U+FEFF) stands inside the text", "delete this invisible character"),
            var c => ($"the file holds the control character U+{(int)c:X4}", "delete this invisible character"),
        };
        bag.Error(DiagnosticCodes.InvalidEncoding, SpanAt(text, index, source), message, hint);
        return false;
    }
}
