using System.Collections.Immutable;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Scenarios;

/// <summary>What a scenario says of the hardware of a stage.</summary>
/// <param name="Shape">The one it names or writes in place; null where it names none, or leaves it open.</param>
/// <param name="Candidates">Those of which the cheapest is asked for, in the order that breaks ties; empty where the shape is not left open.</param>
internal sealed record ShapeOption(Shape? Shape, ImmutableArray<Shape> Candidates)
{
    /// <summary>The word that leaves it open.</summary>
    public const string Cheapest = "cheapest";

    public static ShapeOption None { get; } = new(null, []);

    public static ShapeOption Of(Shape shape) => new(shape, []);
}
