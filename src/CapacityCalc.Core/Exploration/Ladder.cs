namespace CapacityCalc.Core.Exploration;

/// <summary>The values among which a solution is sought, each one step above the one before.</summary>
internal abstract class Ladder
{
    /// <summary>Index of the last value; the first has index 0.</summary>
    public abstract long Last { get; }

    public abstract double At(long index);

    /// <summary>The largest index whose value is at most this; 0 where none is.</summary>
    public abstract long IndexOf(double value);

    /// <summary>Significant digits that print a value exactly.</summary>
    public abstract int Digits { get; }

    /// <summary>Whole numbers, or multiples of a step above a first value.</summary>
    public sealed class Steps(double low, double high, double step) : Ladder
    {
        /// <summary>Rounding of a quotient does not lose the last step.</summary>
        private const double Rounding = 1e-9;

        public override long Last { get; } = (long)Math.Floor(((high - low) / step) + Rounding);

        public override int Digits => 15;

        public override double At(long index) => low + (index * step);

        public override long IndexOf(double value) => Math.Clamp((long)Math.Floor(((value - low) / step) + Rounding), 0, Last);
    }

    /// <summary>Decimals of four significant digits, and 0 where it is in the range: what a person would write.</summary>
    public sealed class Decimals : Ladder
    {
        private const int PerDecade = 9000;
        private const int LeastMantissa = 1000;

        private readonly long _first;
        private readonly bool _hasZero;

        /// <param name="low">≥ 0.</param>
        /// <param name="high">&gt; <paramref name="low"/>.</param>
        public Decimals(double low, double high)
        {
            // A range from 0 needs a least value that is told from it.
            const double Smallest = 1e-9;
            _hasZero = low <= 0;
            var least = _hasZero ? Math.Min(Smallest, high / 2) : low;
            _first = Rung(least);
            _first += Value(_first) < least * (1 - 1e-12) ? 1 : 0;
            Last = Math.Max(0, Rung(high) - _first + (_hasZero ? 1 : 0));
        }

        public override long Last { get; }

        public override int Digits => 4;

        public override double At(long index) => _hasZero ? index == 0 ? 0 : Value(_first + index - 1) : Value(_first + index);

        public override long IndexOf(double value) => value <= 0 ? 0 : Math.Clamp(Rung(value) - _first + (_hasZero ? 1 : 0), 0, Last);

        /// <summary>The number, among all decimals of four digits, of the largest that is at most this.</summary>
        private static long Rung(double value)
        {
            var decade = (long)Math.Floor(Math.Log10(value) + 1e-12);
            var mantissa = (long)Math.Floor((value / Math.Pow(10, decade) * LeastMantissa * (1 + 1e-12)) + 1e-9);
            return (decade * PerDecade) + Math.Clamp(mantissa, LeastMantissa, (10 * LeastMantissa) - 1) - LeastMantissa;
        }

        private static double Value(long rung)
        {
            var decade = (int)Math.Floor((double)rung / PerDecade);
            var mantissa = rung - ((long)decade * PerDecade) + LeastMantissa;

            // By the reader of decimals, so that the value is the one that its print reads back as.
            return double.Parse(FormattableString.Invariant($"{mantissa}e{decade - 3}"), System.Globalization.CultureInfo.InvariantCulture);
        }
    }
}
