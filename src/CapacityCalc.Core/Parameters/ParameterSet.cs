using System.Collections.Immutable;

namespace CapacityCalc.Core.Parameters;

/// <summary>Every key that one kind or section reads.</summary>
/// <param name="Name">Of the section or kind: <c>traffic</c>, <c>retrieve</c>.</param>
/// <param name="Doc">What it is, in a line or two.</param>
public sealed record ParameterSet(string Name, string Doc, ImmutableArray<IParameter> Parameters, ImmutableArray<Constraint> Constraints = default)
{
    public ImmutableArray<Constraint> Constraints { get; } = Constraints.IsDefault ? [] : Constraints;

    public ImmutableArray<string> Names { get; } = [.. Parameters.Select(parameter => parameter.Name)];
}
