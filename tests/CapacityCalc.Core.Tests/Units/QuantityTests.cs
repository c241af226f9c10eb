using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Tests.Units;

public class QuantityTests
{
    [Fact]
    public void Operators_OnOneKind_AreThoseOfItsNumber()
    {
        var four = Duration.FromSeconds(4);
        var two = Duration.FromSeconds(2);
        Assert.Equal(6, (four + two).Seconds);
        Assert.Equal(2, (four - two).Seconds);
        Assert.Equal(-4, (-four).Seconds);
        Assert.Equal(12, (four * 3).Seconds);
        Assert.Equal(12, (3 * four).Seconds);
        Assert.Equal(1, (four / 4).Seconds);
        Assert.Equal(2, four / two);
        Assert.True(four > two && two < four && two <= four && four >= two);
        Assert.True(four.CompareTo(two) > 0);
    }

    [Fact]
    public void Operators_AcrossKinds_GiveTime()
    {
        Assert.Equal(8, (Information.FromGigabytes(10) / BitRate.FromGigabitsPerSecond(10)).Seconds, 1e-12);
        Assert.Equal(0.5, (FloatingPointOperations.FromTeraflop(10) / FloatingPointRate.FromTeraflopPerSecond(20)).Seconds, 1e-12);
        Assert.Equal(5, (Information.FromGigabytes(10) / 2).Gigabytes, 1e-12);
        Assert.Equal(2, Information.FromGigabytes(10) / Information.FromGigabytes(5), 1e-12);
    }

    [Fact]
    public void Equality_NaNZeroAndDefault_AreThoseOfDoubles()
    {
        var nan = Duration.FromSeconds(double.NaN);
        var one = Duration.FromSeconds(1);
        Assert.Equal(nan, nan);
        Assert.False(nan < one || nan > one || nan <= one || nan >= one);
        Assert.True(nan.CompareTo(one) < 0);
        Assert.Equal(Duration.FromSeconds(0), Duration.FromSeconds(-0.0));
        Assert.Equal(default, Duration.Zero);
        Assert.Equal("0 s", default(Duration).ToString());
    }

    [Fact]
    public void Conversions_OfEachKind_AgreeWithItsUnits()
    {
        AssertSame("7 ns", Duration.FromNanoseconds(7), quantity => quantity.Nanoseconds);
        AssertSame("7 us", Duration.FromMicroseconds(7), quantity => quantity.Microseconds);
        AssertSame("7 ms", Duration.FromMilliseconds(7), quantity => quantity.Milliseconds);
        AssertSame("7 s", Duration.FromSeconds(7), quantity => quantity.Seconds);
        AssertSame("7 min", Duration.FromMinutes(7), quantity => quantity.Minutes);
        AssertSame("7 h", Duration.FromHours(7), quantity => quantity.Hours);
        AssertSame("7 day", Duration.FromDays(7), quantity => quantity.Days);
        AssertSame("7/s", QueryRate.FromPerSecond(7), quantity => quantity.PerSecond);
        AssertSame("7/min", QueryRate.FromPerMinute(7), quantity => quantity.PerMinute);
        AssertSame("7/h", QueryRate.FromPerHour(7), quantity => quantity.PerHour);
        AssertSame("7/day", QueryRate.FromPerDay(7), quantity => quantity.PerDay);
        AssertSame("7", Count.FromAmount(7), quantity => quantity.Amount);
        AssertSame("7", Scalar.FromAmount(7), quantity => quantity.Amount);
        AssertSame("7", Ratio.FromDecimalFractions(7), quantity => quantity.DecimalFractions);
        AssertSame("7%", Ratio.FromPercent(7), quantity => quantity.Percent);
        AssertSame("7 B", Information.FromBytes(7), quantity => quantity.Bytes);
        AssertSame("7 kB", Information.FromKilobytes(7), quantity => quantity.Kilobytes);
        AssertSame("7 MB", Information.FromMegabytes(7), quantity => quantity.Megabytes);
        AssertSame("7 GB", Information.FromGigabytes(7), quantity => quantity.Gigabytes);
        AssertSame("7 TB", Information.FromTerabytes(7), quantity => quantity.Terabytes);
        AssertSame("7 KiB", Information.FromKibibytes(7), quantity => quantity.Kibibytes);
        AssertSame("7 MiB", Information.FromMebibytes(7), quantity => quantity.Mebibytes);
        AssertSame("7 GiB", Information.FromGibibytes(7), quantity => quantity.Gibibytes);
        AssertSame("7 TiB", Information.FromTebibytes(7), quantity => quantity.Tebibytes);
        AssertSame("7 USD/h", CostRate.FromUsdPerHour(7), quantity => quantity.UsdPerHour);
        AssertSame("7 USD/day", CostRate.FromUsdPerDay(7), quantity => quantity.UsdPerDay);
        AssertSame("7 USD/month", CostRate.FromUsdPerMonth(7), quantity => quantity.UsdPerMonth);
        AssertSame("7 USD/year", CostRate.FromUsdPerYear(7), quantity => quantity.UsdPerYear);
        AssertSame("7 FLOP", FloatingPointOperations.FromFlop(7), quantity => quantity.Flop);
        AssertSame("7 GFLOP", FloatingPointOperations.FromGigaflop(7), quantity => quantity.Gigaflop);
        AssertSame("7 TFLOP", FloatingPointOperations.FromTeraflop(7), quantity => quantity.Teraflop);
        AssertSame("7 FLOP/s", FloatingPointRate.FromFlopPerSecond(7), quantity => quantity.FlopPerSecond);
        AssertSame("7 GFLOP/s", FloatingPointRate.FromGigaflopPerSecond(7), quantity => quantity.GigaflopPerSecond);
        AssertSame("7 TFLOP/s", FloatingPointRate.FromTeraflopPerSecond(7), quantity => quantity.TeraflopPerSecond);
        AssertSame("7 B/s", BitRate.FromBytesPerSecond(7), quantity => quantity.BytesPerSecond);
        AssertSame("7 GB/s", BitRate.FromGigabytesPerSecond(7), quantity => quantity.GigabytesPerSecond);
        AssertSame("7 bit/s", BitRate.FromBitsPerSecond(7), quantity => quantity.BitsPerSecond);
        AssertSame("7 Gbit/s", BitRate.FromGigabitsPerSecond(7), quantity => quantity.GigabitsPerSecond);
        AssertSame("7/month", GrowthRate.FromDecimalFractionsPerMonth(7), quantity => quantity.DecimalFractionsPerMonth);
        AssertSame("7%/month", GrowthRate.FromPercentPerMonth(7), quantity => quantity.PercentPerMonth);
        AssertSame("7%/quarter", GrowthRate.FromPercentPerQuarter(7), quantity => quantity.PercentPerQuarter);
        AssertSame("7%/year", GrowthRate.FromPercentPerYear(7), quantity => quantity.PercentPerYear);
        AssertSame("7 months", CalendarSpan.FromMonths(7), quantity => quantity.Months);
        AssertSame("7 years", CalendarSpan.FromYears(7), quantity => quantity.Years);
    }

    [Fact]
    public void Parse_NotAQuantity_ThrowsWithTheProblem()
    {
        var exception = Assert.Throws<FormatException>(() => Duration.Parse("500"));
        Assert.Equal("'500' has no unit; write for example '500 ms'", exception.Message);
    }

    private static void AssertSame<T>(string text, T quantity, Func<T, double> seven)
        where T : struct, IQuantity<T>
    {
        Assert.Equal(Quantity.Parse<T>(text), quantity);
        Assert.Equal(quantity, T.FromBase(quantity.Base));
        Assert.Equal(7, seven(quantity), 1e-14);
    }
}
