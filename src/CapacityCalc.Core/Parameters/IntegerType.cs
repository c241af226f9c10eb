using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Parameters;

/// <summary>A whole number; <c>10k</c> is read like any count.</summary>
public sealed class IntegerType(int minimum, int maximum, string example) : ParameterType<int>
{
    public override string Name => "whole number";

    public override string Example => example;

    public override ValueForm Form => new NumberForm(Count.Dimension, new Bounds(minimum, maximum), IsWhole: true);

    public override string Range => $"a whole number from {minimum} to {maximum.ToString("#,0", CultureInfo.InvariantCulture)}";

    public override ImmutableArray<Dimension> Dimensions => [Count.Dimension];

    public override Bounds? Bounds => new(minimum, maximum);

    public override bool CountsWholes => true;

    public override bool TryRead(DocumentNode node, ValueReader reader, out int value)
    {
        value = 0;
        if (!QuantityType<Count>.TryNumber(node, Count.Dimension, new Bounds(minimum, maximum) { AreWhole = true }, example, reader, out var number))
        {
            return false;
        }

        if (!(number >= minimum && number <= maximum) || number != Math.Floor(number))
        {
            reader.OutOfRange(node.Span, number.ToString("0.####", CultureInfo.InvariantCulture), Range);
            return false;
        }

        value = (int)number;
        return true;
    }

    public override double? NumberOf(int value) => value;

    public override string Print(int value) => value.ToString(CultureInfo.InvariantCulture);
}
