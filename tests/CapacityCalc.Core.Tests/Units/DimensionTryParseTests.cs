using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Tests.Units;

public class DimensionTryParseTests
{
    public static TheoryData<string, string, double> Quantities => new()
    {
        // Durations, in seconds.
        { "duration", "500 ms", 0.5 },
        { "duration", "500ms", 0.5 },
        { "duration", "1 us", 1e-6 },
        { "duration", "57 µs", 57e-6 },
        { "duration", "57 μs", 57e-6 },
        { "duration", "3 ns", 3e-9 },
        { "duration", "0 s", 0 },
        { "duration", "2 min", 120 },
        { "duration", "1.5 h", 5400 },
        { "duration", "1 day", 86400 },
        { "duration", "2 d", 172800 },
        { "duration", "30 seconds", 30 },

        // Rates, per second.
        { "rate", "1000/s", 1000 },
        { "rate", "1000 /s", 1000 },
        { "rate", "1000 / s", 1000 },
        { "rate", "10/day", 10 / 86400.0 },
        { "rate", "5/min", 5 / 60.0 },
        { "rate", "3/h", 3 / 3600.0 },
        { "rate", "1k/s", 1000 },
        { "rate", "50K/s", 50_000 },
        { "rate", "1M/day", 1e6 / 86400 },
        { "rate", "1000 qps", 1000 },
        { "rate", "2k rps", 2000 },
        { "rate", "1000 queries/s", 1000 },

        // Counts.
        { "count", "10B", 1e10 },
        { "count", "100k", 1e5 },
        { "count", "100 K", 1e5 },
        { "count", "5M", 5e6 },
        { "count", "2T", 2e12 },
        { "count", "1G", 1e9 },
        { "count", "1450", 1450 },
        { "count", "0.5", 0.5 },
        { "count", "0", 0 },

        // Data, in bytes; here B is a byte.
        { "data size", "10B", 10 },
        { "data size", "2 KB", 2000 },
        { "data size", "2 kB", 2000 },
        { "data size", "2 KiB", 2048 },
        { "data size", "1 MB", 1e6 },
        { "data size", "1 MiB", 1048576 },
        { "data size", "64 GiB", 68719476736 },
        { "data size", "1 TB", 1e12 },
        { "data size", "1 TiB", 1099511627776 },
        { "data size", "1 PB", 1e15 },
        { "data size", "1 PiB", 1125899906842624 },

        // Ratios and plain numbers.
        { "ratio", "30%", 0.3 },
        { "ratio", "30 %", 0.3 },
        { "ratio", "0.3", 0.3 },
        { "ratio", "150%", 1.5 },
        { "plain number", "0.3", 0.3 },
        { "plain number", "1", 1 },

        // Costs, in USD per hour; a month is 730 hours.
        { "cost", "1.43 USD/h", 1.43 },
        { "cost", "600k USD/month", 600_000 / 730.0 },
        { "cost", "10 USD/day", 10 / 24.0 },
        { "cost", "1M USD/year", 1e6 / 8760 },
        { "cost", "$1.43/h", 1.43 },
        { "cost", "$600k/month", 600_000 / 730.0 },
        { "cost", "$ 2 / h", 2 },

        // Arithmetic, and its rate.
        { "number of operations", "97 TFLOP", 97e12 },
        { "number of operations", "1 FLOP", 1 },
        { "number of operations", "2 KFLOP", 2000 },
        { "number of operations", "3 PFLOP", 3e15 },
        { "floating-point rate", "312 TFLOP/s", 312e12 },
        { "floating-point rate", "312 TFLOPS", 312e12 },
        { "floating-point rate", "1.5 GFLOP/s", 1.5e9 },

        // Bandwidths, in bytes per second.
        { "bandwidth", "12.5 Gbit/s", 1.5625e9 },
        { "bandwidth", "10 Gbps", 1.25e9 },
        { "bandwidth", "1555 GB/s", 1.555e12 },
        { "bandwidth", "8 bit/s", 1 },
        { "bandwidth", "2 MiB/s", 2097152 },

        // Ways to write the number.
        { "plain number", "1e-05", 1e-5 },
        { "plain number", "1E3", 1000 },
        { "plain number", "1e+3", 1000 },
        { "plain number", ".5", 0.5 },
        { "plain number", "5.", 5 },
        { "plain number", "+5", 5 },
        { "plain number", "-5", -5 },
        { "plain number", "-0", 0 },
        { "plain number", "0e999", 0 },
        { "plain number", "1_000", 1000 },
        { "plain number", "1_000_000.5", 1_000_000.5 },
        { "plain number", "  7\t", 7 },
        { "duration", "1e-05 s", 1e-5 },
        { "duration", "-3 ms", -0.003 },
        { "duration", "5\u00A0ms", 0.005 },
        { "duration", "00000000000000000000000000000000000000000005 s", 5 },
    };

    [Theory]
    [MemberData(nameof(Quantities))]
    public void TryParse_Quantity_IsItsValueInBaseUnits(string dimension, string text, double expected)
    {
        Assert.True(Find(dimension).TryParse(text, out var value, out var problem), problem);
        Assert.Null(problem);
        Assert.Equal(expected, value, 1e-15 * Math.Abs(expected));
    }

    public static TheoryData<string, string, string> Problems => new()
    {
        // Nothing, or no number.
        { "duration", "", "a duration is missing; write for example '500 ms'" },
        { "duration", " \t ", "a duration is missing; write for example '500 ms'" },
        { "duration", "fast", "'fast' is not a duration; write for example '500 ms'" },
        { "duration", "ms", "'ms' is not a duration; write for example '500 ms'" },
        { "duration", ".", "'.' is not a duration; write for example '500 ms'" },
        { "duration", "+", "'+' is not a duration; write for example '500 ms'" },
        { "duration", "e5 s", "'e5 s' is not a duration; write for example '500 ms'" },
        { "cost", "$", "'$' is not a cost; write for example '1.43 USD/h'" },

        // A number that is none.
        { "duration", "1.2.3 ms", "'1.2.3 ms' is not a duration; write for example '500 ms'" },
        { "duration", "--5 ms", "'--5 ms' is not a duration; write for example '500 ms'" },
        { "duration", "10-20 ms", "'10-20 ms' is not a duration; write for example '500 ms'" },
        { "duration", "1 000 ms", "'1 000 ms' is not a duration; write for example '500 ms'" },
        { "count", "0x10", "'0x10' is not a count; write for example '10B'" },
        { "duration", "1,5 ms", "'1,5 ms' has a comma in its number; write decimals as 1.5 and thousands as 1000 or 1_000" },
        { "count", "10,000", "'10,000' has a comma in its number; write decimals as 1.5 and thousands as 1000 or 1_000" },
        { "count", "1__000", "'1__000' has an underscore that does not separate thousands; write for example '1_000_000'" },
        { "count", "1_00", "'1_00' has an underscore that does not separate thousands; write for example '1_000_000'" },
        { "count", "1000_000", "'1000_000' has an underscore that does not separate thousands; write for example '1_000_000'" },
        { "count", "1_0000", "'1_0000' has an underscore that does not separate thousands; write for example '1_000_000'" },
        { "count", "_100", "'_100' has an underscore that does not separate thousands; write for example '1_000_000'" },
        { "count", "100_", "'100_' has an underscore that does not separate thousands; write for example '1_000_000'" },
        { "count", "0.000_1", "'0.000_1' has an underscore that does not separate thousands; write for example '1_000_000'" },

        // A number that no double holds.
        { "duration", "NaN s", "'NaN s' is not a finite number; write for example '500 ms'" },
        { "plain number", "inf", "'inf' is not a finite number; write for example '0.3'" },
        { "plain number", "-Infinity", "'-Infinity' is not a finite number; write for example '0.3'" },
        { "plain number", ".nan", "'.nan' is not a finite number; write for example '0.3'" },
        { "plain number", "∞", "'∞' is not a finite number; write for example '0.3'" },
        { "plain number", "1e999", "'1e999' is too large to compute with" },
        { "plain number", "1e99999999999999999999", "'1e99999999999999999999' is too large to compute with" },
        { "data size", "1e300 PB", "'1e300 PB' is too large to compute with" },
        { "plain number", "1e-999", "'1e-999' is too small to compute with, and is not zero" },
        { "duration", "1e-320 ns", "'1e-320 ns' is too small to compute with, and is not zero" },

        // No unit.
        { "duration", "500", "'500' has no unit; write for example '500 ms'" },
        { "duration", "0", "'0' has no unit; write for example '0 ms'" },
        { "rate", "50k", "'50k' has no unit; write for example '50k/s'" },
        { "data size", "20", "'20' has no unit; write for example '20 GiB'" },
        { "cost", "600k", "'600k' has no unit; write for example '600k USD/h'" },
        { "cost", "$500", "'$500' has no unit; write for example '1.43 USD/h'" },

        // A unit of something else.
        { "duration", "500 KB", "'500 KB' is not a duration; write for example '500 ms'" },
        { "duration", "30%", "'30%' is not a duration; write for example '500 ms'" },
        { "duration", "10k", "'10k' is not a duration; write for example '500 ms'" },
        { "duration", "$5/h", "'$5/h' is not a duration; write for example '500 ms'" },
        { "count", "10 s", "'10 s' is not a count; write for example '10B'" },
        { "count", "1000/s", "'1000/s' is not a count; write for example '10B'" },
        { "plain number", "5 ms", "'5 ms' is not a plain number; write for example '0.3'" },
        { "rate", "5 ms", "'5 ms' is not a rate; write for example '1000/s'" },
        { "number of operations", "97 TFLOP/s", "'97 TFLOP/s' is not a number of operations; write for example '97 TFLOP'" },
        { "floating-point rate", "97 TFLOP", "'97 TFLOP' is not a floating-point rate; write for example '312 TFLOP/s'" },

        // A wrong case.
        { "duration", "500 MS", "unknown unit 'MS'; did you mean 'ms'?" },
        { "duration", "5 Ms", "unknown unit 'Ms'; did you mean 'ms'?" },
        { "count", "10b", "unknown unit 'b'; did you mean 'B'?" },
        { "count", "5m", "unknown unit 'm'; did you mean 'M'?" },
        { "data size", "2 gb", "unknown unit 'gb'; did you mean 'GB'?" },
        { "data size", "2 gib", "unknown unit 'gib'; did you mean 'GiB'?" },
        { "rate", "50k/S", "unknown unit 'k/S'; did you mean 'k/s'?" },
        { "cost", "600k usd/month", "unknown unit 'k usd/month'; did you mean 'k USD/month'?" },

        // A slip.
        { "duration", "5 mss", "unknown unit 'mss'; did you mean 'ms'?" },
        { "duration", "5 mni", "unknown unit 'mni'; did you mean 'min'?" },
        { "duration", "5 secnds", "unknown unit 'secnds'; did you mean 'seconds'?" },
        { "rate", "1000/se", "unknown unit '/se'; did you mean '/s'?" },
        { "cost", "5 USD/mnth", "unknown unit 'USD/mnth'; did you mean 'USD/month'?" },
        { "bandwidth", "5 Gbits/s", "unknown unit 'Gbits/s'; did you mean 'Gbit/s'?" },
        { "data size", "5 GGB", "unknown unit 'GGB'; did you mean 'GB'?" },

        // No unit of anything.
        { "duration", "5 m", "unknown unit 'm'; write a duration in s, ns, us, ms, min, h or day" },
        { "duration", "5 bananas", "unknown unit 'bananas'; write a duration in s, ns, us, ms, min, h or day" },
        { "cost", "5 EUR/h", "unknown unit 'EUR/h'; write for example '1.43 USD/h'" },
        { "rate", "5 per second", "unknown unit 'per second'; write for example '1000/s'" },
        { "count", "5 ducks", "unknown unit 'ducks'; write for example '10B'" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void TryParse_NotAQuantity_SaysWhatIsWrongAndWhatWouldBeRight(string dimension, string text, string expected)
    {
        Assert.False(Find(dimension).TryParse(text, out var value, out var problem));
        Assert.Equal(expected, problem);
        Assert.Equal(0, value);
    }

    [Fact]
    public void TryParse_Example_IsAQuantityOfItsDimension() =>
        Assert.All(Dimensions.All, dimension => Assert.True(dimension.TryParse(dimension.Example, out _, out var problem), problem));

    [Fact]
    public void TryParse_EveryUnitAndMultiplier_ScalesByBoth() =>
        Assert.All(Dimensions.All, dimension => Assert.All(dimension.Units, unit =>
        {
            var expected = unit.Periods > 1 ? Math.Pow(1 + (3 * unit.BaseUnits), 1.0 / unit.Periods) - 1 : 3 * unit.BaseUnits;
            AssertParses(dimension, $"3{unit.Symbol}", expected);
            AssertParses(dimension, $"3 {unit.Symbol}", expected);
            Assert.All(dimension.Multipliers, multiplier =>
                AssertParses(dimension, $"3{multiplier.Symbol} {unit.Symbol}", 3 * multiplier.Factor * unit.BaseUnits));
        }));

    [Fact]
    public void Units_OfEveryDimension_BeginWithTheBaseAndAreUniqueAndWholeOrOneOverWhole() =>
        Assert.All(Dimensions.All, dimension =>
        {
            Assert.Equal(1, dimension.Units[0].BaseUnits);
            Assert.Equal(dimension.Units.Length, dimension.Units.Select(unit => unit.Symbol).Distinct().Count());
            Assert.All(dimension.Units, unit =>
            {
                var whole = unit.BaseUnits < 1 ? 1 / unit.BaseUnits : unit.BaseUnits;
                Assert.Equal(Math.Round(whole), whole, 1e-15 * whole);
            });
        });

    private static void AssertParses(Dimension dimension, string text, double expected)
    {
        Assert.True(dimension.TryParse(text, out var value, out var problem), problem);
        Assert.Equal(expected, value, (dimension == GrowthRate.Dimension ? 1e-13 : 1e-15) * expected);
    }

    internal static Dimension Find(string name) => Dimensions.All.Single(dimension => dimension.Name == name);
}
