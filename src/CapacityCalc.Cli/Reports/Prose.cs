using System.Collections.Immutable;

namespace CapacityCalc.Cli.Reports;

/// <summary>A piece of a paragraph in one tone.</summary>
public readonly record struct Run(string Text, Tone Tone);

/// <summary>A paragraph, which a format breaks into lines.</summary>
public sealed record Prose(ImmutableArray<Run> Runs)
{
    /// <summary>Never broken at, and printed as an ordinary space: between a number and its unit.</summary>
    public const char NoBreakSpace = '\u00a0';

    /// <summary>Broken at only where the statement is wider than a line, and printed as an ordinary space: between the words of a statement.</summary>
    public const char StatementSpace = '\u202f';

    public string Text => string.Concat(Runs.Select(run => run.Text)).Replace(NoBreakSpace, ' ').Replace(StatementSpace, ' ');

    public static Prose Of(string text, Tone tone = Tone.Plain) => new([new Run(text, tone)]);

    /// <summary>Short statements on one line, broken only between them where the line is too long, and within one that is longer than a line.</summary>
    public static Prose Joined(IEnumerable<Run> statements)
    {
        var runs = ImmutableArray.CreateBuilder<Run>();
        foreach (var statement in statements)
        {
            if (runs.Count > 0)
            {
                runs.Add(new Run(NoBreakSpace + "· ", Tone.Quiet));
            }

            runs.Add(statement with { Text = statement.Text.Replace(' ', StatementSpace) });
        }

        return new(runs.ToImmutable());
    }
}
