using System.Collections.Immutable;
using CapacityCalc.Cli.Schemas;

namespace CapacityCalc.Cli.Answers;

/// <summary>A shape whose members are described as data, and whose last member is what there is to tell.</summary>
internal sealed record DocumentShape<T>(string Schema, ImmutableArray<Member<T>> Members) : IDocumentShape
    where T : class
{
    public IEnumerable<OutputProperty> Properties => [.. Members.Select(OutputProperty.Of), OutputProperty.Of(Told.Member)];
}
