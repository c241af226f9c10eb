using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>How the load goes through the day, as it is written.</summary>
/// <param name="Weights">Relative loads of the 24 hours; empty for a sinusoid.</param>
public readonly record struct ProfileChoice(ImmutableArray<double> Weights)
{
    public const string Sinusoid = "sinusoid";

    public bool IsSinusoid => Weights.IsDefaultOrEmpty;
}

internal sealed class ProfileType : ParameterType<ProfileChoice>
{
    private static readonly QuantityType<Scalar> Weight = new(Parameters.Bounds.NonNegative(Limits.QueriesPerSecond) with { Least = 0 });

    public override string Name => $"'{ProfileChoice.Sinusoid}' or list of ratios";

    public override string Example => ProfileChoice.Sinusoid;

    public override ValueForm Form => new EitherForm(
        new WordForm([ProfileChoice.Sinusoid]), new ListForm(Weight.Form, DayProfile.HoursOfDay, DayProfile.HoursOfDay));

    public override string Range => $"{DayProfile.HoursOfDay} ratios, each {Weight.Range}, one of them above 0";

    public override bool TryRead(DocumentNode node, ValueReader reader, out ProfileChoice value)
    {
        value = default;
        if (node is ListNode list)
        {
            return TryWeights(list, reader, out value);
        }

        if (!reader.TryText(node, Name, Example, out var text))
        {
            return false;
        }

        if (text != ProfileChoice.Sinusoid)
        {
            reader.Bag.Error(
                DiagnosticCodes.UnknownChoice,
                node.Span,
                $"'{reader.Path}' is {Excerpt.Quote(text)}, and there is no such profile",
                Suggestions.Nearest(text, [ProfileChoice.Sinusoid]) is null
                    ? $"write '{ProfileChoice.Sinusoid}', or a list of {DayProfile.HoursOfDay} ratios, one for each hour from midnight on"
                    : Suggestions.Hint(text, [ProfileChoice.Sinusoid]));
            return false;
        }

        return true;
    }

    public override string Print(ProfileChoice value) =>
        value.IsSinusoid ? ProfileChoice.Sinusoid : $"[{string.Join(", ", value.Weights.Select(weight => Scalar.Dimension.Print(weight)))}]";

    private static bool TryWeights(ListNode list, ValueReader reader, out ProfileChoice value)
    {
        value = default;
        if (list.Items.Length != DayProfile.HoursOfDay)
        {
            reader.OutOfRange(list.Span, $"a list of {list.Items.Length}", $"a list of {DayProfile.HoursOfDay} ratios, one for each hour from midnight on");
            return false;
        }

        var weights = new double[DayProfile.HoursOfDay];
        var areRight = true;
        for (var hour = 0; hour < weights.Length; hour++)
        {
            areRight &= Weight.TryRead(list.Items[hour], reader with { Path = FormattableString.Invariant($"{reader.Path}.{hour}") }, out var weight);
            weights[hour] = weight.Amount;
        }

        if (areRight && weights.Max() <= 0)
        {
            reader.OutOfRange(list.Span, "0 in every hour", "above 0 in one of them");
            return false;
        }

        value = new([.. weights]);
        return areRight;
    }
}
