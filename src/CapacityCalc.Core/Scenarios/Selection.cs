using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>How many of the items: so many, or a share of what comes in.</summary>
/// <param name="IsShare">Whether <paramref name="Amount"/> is a share in [0, 1] instead of a count.</param>
public readonly record struct Selection(double Amount, bool IsShare)
{
    /// <summary>The number of items, of <paramref name="items"/> that come in; null where a share of an unknown number is asked for.</summary>
    public double? Of(double? items) => IsShare ? items * Amount : Amount;
}

internal sealed class SelectionType(string example) : ParameterType<Selection>
{
    public override string Name => "count or percentage";

    public override string Example => example;

    public override ValueForm Form => new EitherForm(
        new NumberForm(Count.Dimension, Parameters.Bounds.Positive(Limits.Items), IsWhole: false), new NumberForm(Ratio.Dimension, Parameters.Bounds.Positive(1), IsWhole: false));

    public override string Range => $"more than 0 and at most {Count.Dimension.Print(Limits.Items)}, or more than 0% and at most 100%";

    public override ImmutableArray<Dimension> Dimensions => [Count.Dimension, Ratio.Dimension];

    public override Bounds? Bounds => Parameters.Bounds.Positive(Limits.Items);

    public override bool CountsWholes => true;

    public override bool TryRead(DocumentNode node, ValueReader reader, out Selection value)
    {
        value = default;
        var isShare = node is QuantityNode quantity ? quantity.Dimension.Name == Ratio.Dimension.Name : NodeText.UnitIn(node).EndsWith('%');
        var read = isShare
            ? QuantityType<Ratio>.TryNumber(node, Ratio.Dimension, Parameters.Bounds.Positive(1), example, reader, out var number)
            : QuantityType<Count>.TryNumber(node, Count.Dimension, Parameters.Bounds.Positive(Limits.Items), example, reader, out number);
        if (!read)
        {
            return false;
        }

        var bounds = Parameters.Bounds.Positive(isShare ? 1 : Limits.Items);
        if (!bounds.Contains(number))
        {
            reader.OutOfRange(node.Span, isShare ? Ratio.Dimension.Print(number) : Count.Dimension.Print(number), bounds.IsBelowLeast(number) ? $"at least {Count.Dimension.Print(bounds.Least)}" : Range);
            return false;
        }

        value = new Selection(number, isShare);
        return true;
    }

    public override string Print(Selection value) => value.IsShare ? Ratio.Dimension.Print(value.Amount) : Count.Dimension.Print(value.Amount);
}
