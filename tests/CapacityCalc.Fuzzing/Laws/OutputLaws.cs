using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Fuzzing.Laws;

/// <summary>What holds for everything that the program writes, whatever it was given.</summary>
internal static partial class OutputLaws
{
    private const string Json = "json";

    private const string Csv = "csv";

    private const int ExcerptLength = 60;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Renders an answer in every format, and judges each.</summary>
    /// <param name="input">The file's text: what it says itself may be repeated.</param>
    /// <returns>What was rendered.</returns>
    /// <exception cref="BrokenLawException">A law is broken.</exception>
    public static ImmutableArray<string> Check(Answer answer, string input)
    {
        var written = ImmutableArray.CreateBuilder<string>();
        foreach (var format in OutputFormats.All)
        {
            var text = format.Write(answer, Page.Plain);
            CheckNumbers(text, input, format.Name);
            if (format.Name == Json)
            {
                CheckJson(text);
            }
            else if (format.Name != Csv)
            {
                CheckCharacters(text, format.Name);
            }

            written.Add(text);
        }

        return written.ToImmutable();
    }

    /// <summary>Judges a picture: well-formed, and every coordinate and label a number where it is one.</summary>
    public static void CheckPicture(string svg, string input)
    {
        const string Picture = "svg";
        try
        {
            using var reader = XmlReader.Create(new StringReader(svg));
            while (reader.Read())
            {
                CheckNumbers(reader.Value, input, Picture);
                while (reader.MoveToNextAttribute())
                {
                    CheckNumbers(reader.Value, input, Picture);
                }
            }
        }
        catch (XmlException e)
        {
            throw new BrokenLawException("svg is well-formed", e.Message);
        }
    }

    /// <summary>Judges what is told of the input.</summary>
    public static void Check(IReadOnlyCollection<Diagnostic> diagnostics, string source, string input)
    {
        var text = DiagnosticText.Of(ReadingOrder.Told(diagnostics), Page.Plain);
        CheckNumbers(text, input, "diagnostics");
        CheckCharacters(text, "diagnostics");
        var lines = input.Split('\n', '\r', '\u0085', '\u2028', '\u2029').Length + 1;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Message.Length == 0 || diagnostic.Span.Line < 0 || diagnostic.Span.Column < 0 || (diagnostic.Span.Source == source && diagnostic.Span.Line > lines))
            {
                throw new BrokenLawException("a diagnostic is about a place of the file", diagnostic.ToString());
            }
        }
    }

    /// <summary>A number is one.</summary>
    public static void CheckNumbers(string text, string input, string format)
    {
        foreach (Match match in NoNumber().Matches(text))
        {
            if (!NoNumber().Matches(input).Any(own => string.Equals(own.Value, match.Value, StringComparison.OrdinalIgnoreCase)))
            {
                throw new BrokenLawException($"{format} holds no {match.Value}", Excerpt(text, match.Index));
            }
        }
    }

    /// <summary>Nothing steers a terminal.</summary>
    public static void CheckCharacters(string text, string format)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsControl(text[at]) && text[at] != '\n')
            {
                throw new BrokenLawException($"{format} holds no control character", $"U+{(int)text[at]:X4} in {Excerpt(text, at)}");
            }
        }
    }

    /// <summary>JSON is well-formed, no object has a name twice, and every number is a double.</summary>
    public static void CheckJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            CheckFinite(document.RootElement, "$");
        }
        catch (JsonException e)
        {
            throw new BrokenLawException("json is well-formed", e.Message);
        }
    }

    private static void CheckFinite(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    CheckFinite(member.Value, $"{path}.{member.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    CheckFinite(item, path + "[]");
                }

                break;
            case JsonValueKind.Number when !double.IsFinite(element.GetDouble()):
                throw new BrokenLawException("json holds finite numbers", $"{path} is {element}");
        }
    }

    private static string Excerpt(string text, int at) =>
        text[Math.Max(0, at - ExcerptLength)..Math.Min(text.Length, at + ExcerptLength)].ReplaceLineEndings("↵");

    [GeneratedRegex(@"\bnan\b|\binfinity\b|∞", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoNumber();
}
