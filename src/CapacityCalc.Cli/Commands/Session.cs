using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>One run of one command: where it gets its answer and where that goes.</summary>
internal sealed class Session(IEngine engine, Terminal terminal, Func<Page, IPrompts> prompts)
{
    public IEngine Engine { get; } = engine;

    public Terminal Terminal { get; } = terminal;

    public DiagnosticBag Bag { get; } = new();

    /// <summary>Begins to ask the person at the terminal.</summary>
    public IPrompts Prompts(bool colours) => prompts(Terminal.OutputPage(colours));

    /// <summary>Says what is wrong with the command line.</summary>
    public int Refuse(string message, string? hint = null)
    {
        Bag.Error(UsageCodes.InvalidUsage, default, message, hint);
        return Fail();
    }

    /// <summary>Tells what is in the bag.</summary>
    public int Fail(bool colours = true)
    {
        Tell(Bag.ToImmutable(), colours);
        return ExitCodes.Failed;
    }

    public void Tell(IEnumerable<Diagnostic> diagnostics, bool colours = true) =>
        Terminal.WriteError(DiagnosticText.Of(ReadingOrder.Told(diagnostics), Terminal.ErrorPage(colours)));

    /// <summary>Finds the format that is asked for; null, and said why, where there is none.</summary>
    public IOutputFormat? ChooseFormat(string? name, string? path)
    {
        if (name is not null)
        {
            if (OutputFormats.Named(name) is { } named)
            {
                return named;
            }

            Bag.Error(
                UsageCodes.InvalidUsage, default, $"there is no format '{name}'", Suggestions.Hint(name, [.. OutputFormats.All.Select(format => format.Name)]));
            return null;
        }

        if (path is null)
        {
            return OutputFormats.Default;
        }

        if (OutputFormats.ForFile(path) is { } chosen)
        {
            return chosen;
        }

        var endings = string.Join(", ", OutputFormats.All.SelectMany(format => format.Extensions));
        Bag.Error(UsageCodes.InvalidUsage, default, $"the name '{path}' does not say which format to write", $"let it end in one of {endings}, or give --format");
        return null;
    }

    /// <summary>Writes the answer to its file or to standard output, and tells the warnings that cannot be read there.</summary>
    public int Write(Answer answer, Target target, ImmutableArray<string> inputs, IEnumerable<Diagnostic> warnings)
    {
        var page = target.Path is null ? Terminal.OutputPage(target.Colours) : Page.Plain;
        if (Write(target.Format.Write(answer, page), target.Path, inputs, target.Colours) is not ExitCodes.Answered and var failed)
        {
            return failed;
        }

        if (target.Path is not null || !target.Format.ShowsWarnings)
        {
            Tell(warnings.Where(diagnostic => diagnostic.Severity == Severity.Warning), target.Colours);
        }

        return ExitCodes.Answered;
    }

    /// <summary>Whether a person reads the answer as text at a terminal.</summary>
    public Drawings Draws(Target target) =>
        Terminal.OutputIsTerminal && target is { Path: null, Format: TextFormat } ? Drawings.Terminal : Drawings.None;

    /// <summary>Writes a text that has one form alone.</summary>
    /// <param name="path">Null for standard output.</param>
    public int Write(string text, string? path, ImmutableArray<string> inputs, bool colours)
    {
        if (path is null)
        {
            Terminal.Write(text);
        }
        else if (!Engine.WriteFile(path, inputs, Cli.Terminal.Encode(text), Bag))
        {
            return Fail(colours);
        }

        return ExitCodes.Answered;
    }

    public void Print(string text) => Terminal.Write(text);
}

/// <param name="Path">Null for standard output.</param>
internal sealed record Target(IOutputFormat Format, string? Path, bool Colours);
