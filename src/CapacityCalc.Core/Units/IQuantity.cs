namespace CapacityCalc.Core.Units;

/// <summary>A number with a dimension, held as a double in the dimension's base unit.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
/// <remarks>
/// Range: any double. It may be negative or infinite while it is computed with; what a scenario may say is checked where it is bound.
/// Equality is that of the doubles: exact, with 0 equal to −0 and NaN equal to itself. NaN sorts before every number by
/// <see cref="IComparable{T}.CompareTo"/>, and every comparison operator with NaN is false. <c>default</c> is zero.
/// Arithmetic and comparison operators of all quantities are in <see cref="Quantity"/>.
/// </remarks>
public interface IQuantity<TSelf> : IComparable<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>What the quantity measures; parses and prints it.</summary>
    static abstract Dimension Dimension { get; }

    /// <summary>The quantity of so many base units.</summary>
    static abstract TSelf FromBase(double value);

    /// <summary>The number of base units.</summary>
    double Base { get; }
}
