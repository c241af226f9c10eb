using System.Collections.Immutable;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>A person who is asked.</summary>
internal interface IPrompts : IDisposable
{
    /// <summary>Asks for a line.</summary>
    /// <param name="fallback">What an empty line means.</param>
    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    string Text(string asks, string why, string fallback);

    /// <summary>Asks for one of several, by name.</summary>
    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    string Choose(string asks, ImmutableArray<(string Name, string Doc)> choices);

    /// <exception cref="OperationCanceledException">The person had enough.</exception>
    void Tell(Prose prose);
}
