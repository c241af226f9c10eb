namespace CapacityCalc.Core.Units;

/// <summary>A number with a dimension, held as a double in the dimension's base unit.</summary>
/// <typeparam name="TSelf">The quantity itself.</typeparam>
public interface IQuantity<TSelf>
    where TSelf : struct, IQuantity<TSelf>
{
    /// <summary>What the quantity measures; parses and prints it.</summary>
    static abstract Dimension Dimension { get; }

    /// <summary>The quantity of so many base units.</summary>
    static abstract TSelf FromBase(double value);

    /// <summary>The number of base units.</summary>
    double Base { get; }
}
