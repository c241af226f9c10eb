using System.Collections.Immutable;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>Breaks a paragraph into lines at its spaces.</summary>
internal static class LineBreaker
{
    private static readonly char[] Spaces = [' ', '\t', '\r', '\n'];

    /// <summary>The paragraph's lines; a statement that is longer than a line is broken at its own spaces, and a word that is, cut.</summary>
    public static IEnumerable<ImmutableArray<Run>> Break(Prose prose, int width)
    {
        var line = ImmutableArray.CreateBuilder<Run>();
        var used = 0;
        foreach (var word in Words(prose.Runs, Spaces).SelectMany(word => WidthOf(word) <= width ? [word] : Words(word, [Prose.StatementSpace])))
        {
            var wordWidth = WidthOf(word);
            var space = line.Count > 0 ? 1 : 0;
            if (line.Count > 0 && used + space + wordWidth > width)
            {
                yield return line.DrainToImmutable();
                (used, space) = (0, 0);
            }

            if (space > 0)
            {
                line.Add(new Run(" ", Tone.Plain));
            }

            if (wordWidth <= width)
            {
                line.AddRange(word);
            }
            else
            {
                line.Add(new Run(DisplayWidth.Shorten(string.Concat(word.Select(run => run.Text)), width), word[0].Tone));
            }

            used += space + Math.Min(wordWidth, width);
        }

        yield return line.DrainToImmutable();
    }

    private static int WidthOf(ImmutableArray<Run> word) => word.Sum(run => DisplayWidth.Of(run.Text));

    /// <summary>What stands between spaces; a word may change its tone halfway.</summary>
    private static IEnumerable<ImmutableArray<Run>> Words(ImmutableArray<Run> runs, char[] spaces)
    {
        var word = ImmutableArray.CreateBuilder<Run>();
        foreach (var run in runs)
        {
            var pieces = run.Text.Split(spaces);
            for (var index = 0; index < pieces.Length; index++)
            {
                if (index > 0 && word.Count > 0)
                {
                    yield return word.DrainToImmutable();
                }

                if (pieces[index].Length > 0)
                {
                    word.Add(new Run(pieces[index], run.Tone));
                }
            }
        }

        if (word.Count > 0)
        {
            yield return word.DrainToImmutable();
        }
    }
}
