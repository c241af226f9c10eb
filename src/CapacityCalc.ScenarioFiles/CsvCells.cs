using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles;

internal readonly record struct CsvCell(string Text, SourceSpan Span);

/// <summary>Splits delimited text into rows of cells, with quotes as RFC 4180 has them, blank lines and <c>#</c> comments skipped.</summary>
internal sealed class CsvCells(string text, string source, DiagnosticBag bag)
{
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private char? _delimiter;

    /// <summary>The next row, or null at the end or after a diagnostic.</summary>
    public List<CsvCell>? Next()
    {
        SkipBlankAndComment();
        if (_at == text.Length)
        {
            return null;
        }

        _delimiter ??= Delimiter();
        var row = new List<CsvCell>();
        while (true)
        {
            SkipBlanks();
            var span = Here();
            var cell = _at < text.Length && text[_at] == '"' ? Quoted(span) : Bare();
            if (cell is null)
            {
                return null;
            }

            row.Add(new CsvCell(cell, span));
            if (_at < text.Length && text[_at] == _delimiter)
            {
                _at++;
                continue;
            }

            EndLine();
            return row;
        }
    }

    /// <summary>The delimiter of a file is the first row's: a tab if it holds one, else a semicolon, else a comma.</summary>
    private char Delimiter()
    {
        var found = ',';
        var isQuoted = false;
        for (var i = _at; i < text.Length && (isQuoted || text[i] is not ('\n' or '\r')); i++)
        {
            if (text[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && text[i] == '\t')
            {
                return '\t';
            }
            else if (!isQuoted && text[i] == ';')
            {
                found = ';';
            }
        }

        return found;
    }

    private string Bare()
    {
        var start = _at;
        while (_at < text.Length && text[_at] != _delimiter && text[_at] is not ('\n' or '\r'))
        {
            _at++;
        }

        return text.AsSpan(start, _at - start).TrimEnd().ToString();
    }

    private string? Quoted(SourceSpan opening)
    {
        _at++;
        var start = _at;
        var isDoubled = false;
        while (_at < text.Length)
        {
            if (text[_at] == '"')
            {
                if (_at + 1 < text.Length && text[_at + 1] == '"')
                {
                    isDoubled = true;
                    _at += 2;
                    continue;
                }

                var cell = text[start.._at];
                _at++;
                SkipBlanks();
                if (_at == text.Length || text[_at] == _delimiter || text[_at] is '\n' or '\r')
                {
                    return isDoubled ? cell.Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
                }

                bag.Error(DiagnosticCodes.InvalidTable, Here(), "text follows a closing quote", "write a quote inside quotes twice");
                return null;
            }

            if (text[_at] is '\n' or '\r')
            {
                EndLine();
            }
            else
            {
                _at++;
            }
        }

        bag.Error(DiagnosticCodes.InvalidTable, opening, "this quote is not closed");
        return null;
    }

    private void SkipBlankAndComment()
    {
        while (_at < text.Length)
        {
            while (_at < text.Length && text[_at] is ' ' or '\t')
            {
                _at++;
            }

            if (_at < text.Length && text[_at] == '#')
            {
                while (_at < text.Length && text[_at] is not ('\n' or '\r'))
                {
                    _at++;
                }
            }

            if (_at == text.Length)
            {
                return;
            }

            if (text[_at] is not ('\n' or '\r'))
            {
                // An empty first cell before a tab is a cell, so the row begins where its line does.
                _at = _lineStart;
                return;
            }

            EndLine();
        }
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] is ' ' or '\t' && text[_at] != _delimiter)
        {
            _at++;
        }
    }

    private void EndLine()
    {
        if (_at == text.Length)
        {
            return;
        }

        _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        _line++;
        _lineStart = _at;
    }

    private SourceSpan Here() => new(source, _line, _at - _lineStart + 1);
}
