using System.Collections.Immutable;

namespace CapacityCalc.Core.Parameters;

/// <summary>A rule over several keys of one map, as data.</summary>
public abstract record Constraint
{
    /// <summary>The rule in words, for the reference documentation.</summary>
    public abstract string Doc { get; }
}

/// <summary>Exactly one group of keys is given, and that one whole: <c>rate</c>, or <c>users</c> with <c>requests_per_user</c>.</summary>
public sealed record ExactlyOneOf(params ImmutableArray<ImmutableArray<IParameter>> Groups) : Constraint
{
    public override string Doc => "exactly one of " + string.Join(", or ", Groups.Select(Join));

    internal static string Join(ImmutableArray<IParameter> group) => string.Join(" with ", group.Select(parameter => $"`{parameter.Name}`"));
}

/// <summary>At most one of the keys is given.</summary>
public sealed record AtMostOneOf(params ImmutableArray<IParameter> Parameters) : Constraint
{
    public override string Doc => "at most one of " + string.Join(", ", Parameters.Select(parameter => $"`{parameter.Name}`"));
}
