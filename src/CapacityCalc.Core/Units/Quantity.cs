namespace CapacityCalc.Core.Units;

/// <summary>What every quantity can do: be read, be added to its own kind, be scaled, be compared.</summary>
public static class Quantity
{
    extension<T>(T)
        where T : struct, IQuantity<T>
    {
        /// <summary>Reads a quantity that the program itself wrote, such as a row of a catalogue.</summary>
        /// <exception cref="FormatException">It is not one. For a person's input use <see cref="Dimension.TryParse"/>.</exception>
        public static T Parse(string text) =>
            T.Dimension.TryParse(text, out var value, out var problem) ? T.FromBase(value) : throw new FormatException(problem);

        public static T operator +(T left, T right) => T.FromBase(left.Base + right.Base);

        public static T operator -(T left, T right) => T.FromBase(left.Base - right.Base);

        public static T operator -(T quantity) => T.FromBase(-quantity.Base);

        public static T operator *(T quantity, double factor) => T.FromBase(quantity.Base * factor);

        public static T operator *(double factor, T quantity) => T.FromBase(factor * quantity.Base);

        public static T operator /(T quantity, double divisor) => T.FromBase(quantity.Base / divisor);

        /// <summary>How many times the right quantity the left one is.</summary>
        public static double operator /(T left, T right) => left.Base / right.Base;

        public static bool operator <(T left, T right) => left.Base < right.Base;

        public static bool operator >(T left, T right) => left.Base > right.Base;

        public static bool operator <=(T left, T right) => left.Base <= right.Base;

        public static bool operator >=(T left, T right) => left.Base >= right.Base;
    }
}
