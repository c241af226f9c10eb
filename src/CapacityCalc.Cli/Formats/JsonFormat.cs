using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CapacityCalc.Cli.Answers;

namespace CapacityCalc.Cli.Formats;

/// <summary>The document, indented.</summary>
internal sealed class JsonFormat : IOutputFormat
{
    // The answer goes to files and terminals, never into a page of HTML: ≤ and µ stay readable.
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Name => "json";

    public ImmutableArray<string> Extensions => [".json"];

    public bool ShowsWarnings => false;

    public string Write(Answer answer, Page page) => Text(answer.Document.WriteJson);

    /// <summary>What is written, indented, with a line end.</summary>
    public static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }
}
