using System.Collections.Immutable;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>A person who has something to say to some questions, in their order, and takes what is offered for the others.</summary>
internal sealed class ScriptedPrompts(params (string Asks, string Says)[] script) : IPrompts
{
    /// <summary>Says that the person had enough.</summary>
    public const string ControlC = "^C";

    // An interview that asks more than this asks the same again and again.
    private const int Patience = 200;

    private readonly List<(string Asks, string Says)> _left = [.. script];

    public List<string> Asked { get; } = [];

    public List<string> Told { get; } = [];

    /// <summary>What there was no question for.</summary>
    public IReadOnlyList<(string Asks, string Says)> Unsaid => _left;

    public bool IsDisposed { get; private set; }

    public string Text(string asks, string why, string fallback) => Say(asks) ?? "";

    public string Choose(string asks, ImmutableArray<(string Name, string Doc)> choices)
    {
        var said = Say(asks) ?? choices[0].Name;
        Assert.Contains(choices, choice => choice.Name == said);
        return said;
    }

    public void Tell(Prose prose) => Told.Add(prose.Text);

    public void Dispose() => IsDisposed = true;

    private string? Say(string asks)
    {
        Asked.Add(asks);
        Assert.True(Asked.Count <= Patience, $"asked without end: {asks}\n{string.Join('\n', Told.TakeLast(5))}");
        var index = _left.FindIndex(line => line.Asks == asks);
        if (index < 0)
        {
            return null;
        }

        var says = _left[index].Says;
        _left.RemoveAt(index);
        return says == ControlC ? throw new OperationCanceledException() : says;
    }
}
