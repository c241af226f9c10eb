using System.Collections.Immutable;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Cli.Schemas;

/// <summary>Rules over several keys of one map.</summary>
internal static class ConstraintSchemas
{
    /// <summary>The members that add the rules to a map's schema; none where there are none.</summary>
    public static ImmutableArray<(string Key, JsonPart Value)> Of(ImmutableArray<Constraint> constraints) =>
        constraints.IsEmpty ? [] : [("allOf", new JsonList([.. constraints.Select(Of)]))];

    private static JsonMap Of(Constraint constraint) => constraint switch
    {
        ExactlyOneOf exactly => new JsonMap(
            ("$comment", constraint.Doc),
            ("oneOf", new JsonList([.. exactly.Groups.Select(group => Alone(group, exactly.Groups.Where(other => other != group).SelectMany(other => other)))]))),
        AtMostOneOf atMost => new JsonMap(
            ("$comment", constraint.Doc),
            ("not", Schema.AnyOf(Pairs(atMost.Parameters).Select(pair => Schema.Required(pair.First.Name, pair.Second.Name))))),
        _ => throw new ArgumentOutOfRangeException(nameof(constraint), constraint, "not a known rule"),
    };

    /// <summary>All of one group, and nothing of the others.</summary>
    private static JsonMap Alone(ImmutableArray<IParameter> group, IEnumerable<IParameter> others) =>
        Schema.Required(group.Select(parameter => parameter.Name)).With(("not", Schema.AnyOf(others.Select(parameter => Schema.Required(parameter.Name)))));

    private static IEnumerable<(IParameter First, IParameter Second)> Pairs(ImmutableArray<IParameter> parameters) =>
        parameters.SelectMany((first, index) => parameters[(index + 1)..].Select(second => (first, second)));
}
