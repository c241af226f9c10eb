using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>An amount of the scenario that grows, compounding from month to month.</summary>
/// <param name="Path">Where the amount stands in the scenario: <c>traffic.rate</c>.</param>
/// <param name="Amount">Today's, in the base unit of <paramref name="Dimension"/>; &gt; 0.</param>
/// <param name="Dimension">What the amount measures.</param>
/// <param name="Rate">Within <see cref="Bounds"/>.</param>
public sealed record Growth(string Path, double Amount, Dimension Dimension, GrowthRate Rate)
{
    /// <summary>Of every growth: something is left of what shrinks.</summary>
    public static Bounds Bounds { get; } = new(-1, Limits.GrowthPerMonth, AboveMinimum: true);

    /// <summary>So many months from today, in the base unit.</summary>
    public double After(int months) => Amount * Rate.FactorAfter(months);

    /// <summary>The growth of one parameter as another states it; null where none is stated, or one of them is wrong, which has been reported.</summary>
    internal static Growth? Of<T>(Arguments arguments, Parameter<GrowthRate> rate, Parameter<T> amount)
        where T : struct, IQuantity<T> =>
        arguments.TryGet(rate, out var growing) && arguments.TryGet(amount, out var today)
            ? new Growth(arguments.PathOf(amount), today.Base, T.Dimension, growing)
            : null;
}
