using CapacityCalc.Core.Units;
using CsCheck;

namespace CapacityCalc.Core.Tests.Units;

public class DimensionPrintTests
{
    public static TheoryData<string, double, string> Printed => new()
    {
        // A readable scale.
        { "duration", 0.397, "397 ms" },
        { "duration", 0.0005, "500 us" },
        { "duration", 1e-9, "1 ns" },
        { "duration", 1.25, "1.25 s" },
        { "duration", 119, "119 s" },
        { "duration", 120, "2 min" },
        { "duration", 5400, "90 min" },
        { "duration", 7200, "2 h" },
        { "duration", 86400, "24 h" },
        { "duration", 172800, "2 day" },
        { "rate", 1000, "1000/s" },
        { "rate", 57870.37, "57.87k/s" },
        { "rate", 0.5, "0.5/s" },
        { "rate", 10 / 86400.0, "10/day" },
        { "count", 1e10, "10B" },
        { "count", 1e5, "100k" },
        { "count", 1450, "1450" },
        { "count", 9999, "9999" },
        { "count", 10_000, "10k" },
        { "count", 2.5e12, "2.5T" },
        { "count", 7, "7" },
        { "ratio", 0.6, "60%" },
        { "ratio", 0.9995, "99.95%" },
        { "ratio", 0.07, "7%" },
        { "plain number", 0.3, "0.3" },
        { "plain number", 0.001, "0.001" },
        { "cost", 1.43, "1.43 USD/h" },
        { "cost", 655, "655 USD/h" },
        { "number of operations", 97e12, "97 TFLOP" },
        { "floating-point rate", 312e12, "312 TFLOP/s" },

        // At most four digits, without zeros that say nothing.
        { "count", 1428.57, "1429" },
        { "count", 123456, "123.5k" },
        { "duration", 0.39716, "397.2 ms" },
        { "plain number", 123456, "123500" },

        // Rounding up reaches the next scale.
        { "duration", 0.99999, "1 s" },
        { "duration", 0.99994, "999.9 ms" },
        { "duration", 119.999, "2 min" },
        { "count", 9999.6, "10k" },
        { "count", 999_999, "1M" },
        { "data size", 999_999, "1 MB" },

        // A binary amount, where it is exact and the decimal one is not or is longer.
        { "data size", 64.0 * (1L << 30), "64 GiB" },
        { "data size", 1.5 * (1L << 30), "1.5 GiB" },
        { "data size", 2048, "2 KiB" },
        { "data size", 2000, "2 kB" },
        { "data size", 512, "512 B" },
        { "data size", 256_000, "256 kB" },
        { "data size", 1.61e9, "1.61 GB" },
        { "data size", 10.0 * (1L << 40), "10 TiB" },
        { "bandwidth", 1.5625e9, "12.5 Gbit/s" },
        { "bandwidth", 1.555e12, "1.555 TB/s" },

        // Far out.
        { "duration", 1.5e-12, "1.5e-12 s" },
        { "duration", 1e12, "1e12 s" },
        { "count", 1e18, "1e18" },
        { "rate", 1e-12, "1e-12/s" },
        { "ratio", 1e-12, "1e-12" },

        // Zero, and below.
        { "duration", 0, "0 s" },
        { "duration", -0.0, "0 s" },
        { "ratio", 0, "0%" },
        { "rate", 0, "0/s" },
        { "count", 0, "0" },
        { "cost", 0, "0 USD/h" },
        { "duration", -0.003, "-3 ms" },

        // Not a number that can be read back.
        { "bandwidth", double.PositiveInfinity, "∞ B/s" },
        { "duration", double.NegativeInfinity, "-∞ s" },
        { "duration", double.NaN, "NaN s" },
    };

    [Theory]
    [MemberData(nameof(Printed))]
    public void Print_Value_HasAReadableScale(string dimension, double value, string expected) =>
        Assert.Equal(expected, DimensionTryParseTests.Find(dimension).Print(value));

    [Theory]
    [InlineData("USD/month", 4, "478.1k USD/month")]
    [InlineData("USD/month", 3, "478k USD/month")]
    [InlineData("USD/h", 4, "655 USD/h")]
    [InlineData("USD/year", 2, "5.7M USD/year")]
    public void Print_GivenUnit_KeepsIt(string unit, int significantDigits, string expected) =>
        Assert.Equal(expected, CostRate.Dimension.Print(478_123 / 730.0, unit, significantDigits));

    [Theory]
    [InlineData(0.0124, "12.4 ms")]
    [InlineData(2.5, "2500 ms")]
    [InlineData(5000, "5e6 ms")]
    [InlineData(0, "0 ms")]
    public void Print_GivenUnit_ScalesOnlyTheNumber(double seconds, string expected) =>
        Assert.Equal(expected, Duration.Dimension.Print(seconds, "ms"));

    [Fact]
    public void Print_UnknownUnitOrDigits_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Duration.Dimension.Print(1, "KB"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Duration.Dimension.Print(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Duration.Dimension.Print(1, "ms", 16));
    }

    // Half of the last of four digits, relative to the least number that has them, with room for the roundings of scaling.
    private const double HalfAUnitInTheLastDigit = 5e-4 * (1 + 1e-9);

    private static readonly Gen<double> magnitudes = Gen.Double[-15, 18].Select(exponent => Math.Pow(10, exponent));

    [Fact]
    public void Print_AnyMagnitude_ReadsBackWithinHalfAUnitInTheLastDigit() =>
        Gen.Select(Gen.Int[0, Dimensions.All.Length - 1], magnitudes, Gen.Bool).Sample((index, magnitude, isNegative) =>
        {
            var dimension = Dimensions.All[index];
            var value = isNegative ? -magnitude : magnitude;
            var printed = dimension.Print(value);
            Assert.True(dimension.TryParse(printed, out var parsed, out var problem), $"{printed}: {problem}");
            Assert.True(Math.Abs(parsed - value) <= HalfAUnitInTheLastDigit * magnitude, $"{value:R} printed as {printed}");
        });

    [Fact]
    public void Print_WhatWasPrinted_LosesNothingMore() =>
        Gen.Select(Gen.Int[0, Dimensions.All.Length - 1], magnitudes).Sample((index, magnitude) =>
        {
            var dimension = Dimensions.All[index];
            Assert.True(dimension.TryParse(dimension.Print(magnitude), out var once, out var problem), problem);
            Assert.True(dimension.TryParse(dimension.Print(once), out var twice, out problem), problem);
            Assert.Equal(once, twice, 1e-14 * once);
        });

    [Fact]
    public void Print_AnyUnitAndDigits_ReadsBack() =>
        Gen.Select(Gen.Int[0, Dimensions.All.Length - 1], Gen.Int[0, 99], magnitudes, Gen.Int[1, 15]).Sample((index, pick, magnitude, n) =>
        {
            var dimension = Dimensions.All[index];
            var unit = dimension.Units[pick % dimension.Units.Length];
            var printed = dimension.Print(magnitude, unit.Symbol, n);
            Assert.True(dimension.TryParse(printed, out var parsed, out var problem), $"{printed}: {problem}");

            // What compounds multiplies its rounding, once for every period.
            var tolerance = (0.5 * Math.Pow(10, 1 - n)) + (1e-14 * Math.Max(1, unit.Periods));
            Assert.True(Math.Abs(parsed - magnitude) <= tolerance * magnitude, $"{magnitude:R} printed as {printed}");
        });

    [Fact]
    public void Print_AnyDouble_IsShort() =>
        Gen.Select(Gen.Int[0, Dimensions.All.Length - 1], Gen.Double).Sample((index, value) =>
            Assert.InRange(Dimensions.All[index].Print(value).Length, 1, 20));

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.Epsilon)]
    public void Print_LimitsOfDouble_ArePrinted(double value) =>
        Assert.All(Dimensions.All, dimension => Assert.InRange(dimension.Print(value).Length, 1, 20));
}
