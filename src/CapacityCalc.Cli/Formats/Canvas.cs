using System.Text;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>Lines of text in tones, as far as the page has colours.</summary>
internal sealed class Canvas(Page page)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _line = new();

    public int Width => page.Width;

    /// <summary>Adds to the current line. What a file may have put into a name to steer a terminal is taken out.</summary>
    public Canvas Add(string text, Tone tone = Tone.Plain)
    {
        if (text.Length == 0)
        {
            return this;
        }

        var words = text.TrimEnd(' ');
        var code = page.Colours == Colours.Terminal && words.Length > 0 ? CodeOf(tone) : null;
        if (code is not null)
        {
            _line.Append("\u001b[").Append(code).Append('m');
        }

        foreach (var character in words)
        {
            _line.Append(character is Prose.NoBreakSpace or Prose.StatementSpace || char.IsControl(character) ? ' ' : character);
        }

        if (code is not null)
        {
            _line.Append("\u001b[0m");
        }

        _line.Append(' ', text.Length - words.Length);
        return this;
    }

    /// <summary>Ends the current line, without blanks at its end.</summary>
    public void EndLine()
    {
        var length = _line.Length;
        while (length > 0 && _line[length - 1] == ' ')
        {
            length--;
        }

        _text.Append(_line, 0, length).Append('\n');
        _line.Clear();
    }

    public override string ToString() => _text.ToString();

    private static string? CodeOf(Tone tone) => tone switch
    {
        Tone.Good => "32",
        Tone.Bad => "31",
        Tone.Doubtful => "33",
        Tone.Strong => "1",
        Tone.Quiet => "2",
        _ => null,
    };
}
