using System.Text;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>Elements and texts, written so that they are well-formed as XML too.</summary>
/// <remarks>By strings, since the library for XML would make a native program much larger.</remarks>
internal sealed class HtmlMarkup
{
    private readonly StringBuilder _text = new();
    private readonly Stack<string> _open = [];

    public static (string Name, string? Value) Class(string? name) => ("class", name);

    /// <param name="attributes">One without a value is left out.</param>
    public HtmlMarkup Open(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        _text.Append('>');
        _open.Push(element);
        return this;
    }

    public HtmlMarkup Close()
    {
        _text.Append("</").Append(_open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element that has nothing in it.</summary>
    public HtmlMarkup Empty(string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Start(element, attributes);
        _text.Append(" />");
        return this;
    }

    /// <summary>An element of a text alone.</summary>
    public HtmlMarkup Element(string element, string text, params ReadOnlySpan<(string Name, string? Value)> attributes) => Open(element, attributes).Text(text).Close();

    public HtmlMarkup Text(string text)
    {
        HtmlText.Append(_text, text);
        return this;
    }

    /// <summary>Markup as it is.</summary>
    public HtmlMarkup Raw(string markup)
    {
        _text.Append(markup);
        return this;
    }

    public HtmlMarkup Line()
    {
        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Start(string element, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _text.Append('<').Append(element);
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
            {
                _text.Append(' ').Append(name).Append("=\"");
                HtmlText.Append(_text, value);
                _text.Append('"');
            }
        }
    }
}
