using System.Collections.Immutable;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Simulating;
using Spectre.Console;

namespace CapacityCalc.Cli.Consoles;

/// <summary>Asks the person at the terminal.</summary>
/// <remarks>Waiting for a key ends when Ctrl-C is pressed, so that the terminal is left as it was found.</remarks>
internal sealed class TerminalPrompts : IPrompts
{
    private readonly Terminal _terminal;
    private readonly Page _page;
    private readonly IAnsiConsole _console;
    private readonly Interruption _interruption;

    public TerminalPrompts(Terminal terminal, Page page)
    {
        _terminal = terminal;
        _page = page;
        _console = LiveConsole.On(terminal.Write, terminal, page.Colours);
        _interruption = new Interruption(terminal);
    }

    public string Text(string asks, string why, string fallback)
    {
        if (why.Length > 0)
        {
            Tell(Prose.Of(why, Tone.Quiet));
        }

        var prompt = new TextPrompt<string>(Markup.Escape(asks)) { AllowEmpty = true, ShowDefaultValue = true }.DefaultValue(fallback);
        return Wait(prompt.ShowAsync);
    }

    public string Choose(string asks, ImmutableArray<(string Name, string Doc)> choices)
    {
        var width = choices.Max(choice => choice.Name.Length);
        var prompt = new SelectionPrompt<string>
        {
            Title = Markup.Escape(asks),
            Converter = name => Markup.Escape($"{name.PadRight(width)}  {choices.First(choice => choice.Name == name).Doc}"),
        };
        prompt.AddChoices(choices.Select(choice => choice.Name));
        var chosen = Wait(prompt.ShowAsync);
        Tell(Prose.Of($"{asks} {chosen}"));
        return chosen;
    }

    public void Tell(Prose prose)
    {
        _interruption.Token.ThrowIfCancellationRequested();
        _terminal.Write(ProseText.Of(prose, _page));
    }

    public void Dispose() => _interruption.Dispose();

    private string Wait(Func<IAnsiConsole, CancellationToken, Task<string>> show)
    {
        try
        {
            return show(_console, _interruption.Token).GetAwaiter().GetResult();
        }
        finally
        {
            if (_interruption.Token.IsCancellationRequested)
            {
                // A list of choices hides it.
                _console.Cursor.Show();
            }
        }
    }
}
