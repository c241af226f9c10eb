using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Parameters;

/// <summary>A number with its unit, within bounds that keep every later figure finite.</summary>
public sealed class QuantityType<T>(Bounds bounds, string? example = null) : ParameterType<T>
    where T : struct, IQuantity<T>
{
    public override string Name => T.Dimension.Name;

    public override string Example => example ?? T.Dimension.Example;

    public override ValueForm Form => new NumberForm(T.Dimension, bounds, IsWhole: false);

    // Printed only where it is told: a program that starts has some hundreds of these.
    public override string Range => Describe(bounds);

    public override ImmutableArray<Dimension> Dimensions => [T.Dimension];

    public override Bounds? Bounds => bounds;

    public override bool CountsWholes => T.Dimension.Name == Count.Dimension.Name;

    public override bool TryRead(DocumentNode node, ValueReader reader, out T value)
    {
        value = default;
        if (!TryNumber(node, T.Dimension, bounds, Example, reader, out var number))
        {
            return false;
        }

        if (!bounds.Contains(number))
        {
            reader.OutOfRange(node.Span, T.Dimension.Print(number), bounds.IsBelowLeast(number) ? $"{(bounds.AboveMinimum ? "" : "0 or ")}at least {T.Dimension.Print(bounds.Least)}" : Range);
            return false;
        }

        value = T.FromBase(number);
        return true;
    }

    public override string Print(T value) => T.Dimension.Print(value.Base);

    public override double? NumberOf(T value) => value.Base;

    internal static bool TryNumber(DocumentNode node, Dimension dimension, Bounds bounds, string example, ValueReader reader, out double number)
    {
        number = 0;
        if (node is QuantityNode quantity && quantity.Dimension.Name == dimension.Name)
        {
            number = quantity.Value;
            return true;
        }

        if (RangeReader.IsForm(node))
        {
            return RangeReader.TryMedian(node, dimension, bounds, reader, out number);
        }

        if (!reader.TryText(node, dimension.Name, example, out var text))
        {
            return false;
        }

        if (!dimension.TryParse(text, out number, out var problem))
        {
            if (RangeReader.IsInterval(text))
            {
                return RangeReader.TryMedian(node, dimension, bounds, reader, out number);
            }

            reader.Invalid(node.Span, problem!);
            return false;
        }

        return true;
    }

    private static string Describe(Bounds bounds)
    {
        var dimension = T.Dimension;
        var maximum = $"at most {dimension.Print(bounds.Maximum)}";
        return bounds switch
        {
            { Minimum: 0, AboveMinimum: true } => $"more than 0 and {maximum}",
            { AboveMinimum: true } => $"more than {dimension.Print(bounds.Minimum)} and {maximum}",
            _ => $"at least {dimension.Print(bounds.Minimum)} and {maximum}",
        };
    }
}
