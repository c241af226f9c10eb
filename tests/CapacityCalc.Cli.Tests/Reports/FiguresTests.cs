using System.Globalization;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Tests.Samples;
using CsCheck;

namespace CapacityCalc.Cli.Tests.Reports;

public class FiguresTests
{
    /// <summary>Printed to some digits, unlike what is counted one by one.</summary>
    private static readonly Quantity[] Scaled = [.. Enum.GetValues<Quantity>().Where(quantity => quantity != Quantity.Count)];

    [Theory]
    [InlineData(0, "0 ms")]
    [InlineData(0.39687, "397 ms")]
    [InlineData(0.02, "20 ms")]
    [InlineData(0.0202, "20.2 ms")]
    [InlineData(0.00042, "420 µs")]
    [InlineData(2.5e-8, "25 ns")]
    [InlineData(0.99951, "1 s")]
    [InlineData(1.234, "1.23 s")]
    [InlineData(150, "150 s")]
    [InlineData(3599.7, "1 h")]
    [InlineData(100000, "27.8 h")]
    public void Duration_AtEveryScale_HasThreeDigitsAndItsUnit(double seconds, string printed) =>
        Assert.Equal(printed, Figures.Print(Quantity.Duration, seconds).ToString());

    [Theory]
    [InlineData(Quantity.Items, 10e9, "10B")]
    [InlineData(Quantity.Items, 100e3, "100k")]
    [InlineData(Quantity.Items, 1500, "1500")]
    [InlineData(Quantity.Items, 9999.6, "10k")]
    [InlineData(Quantity.Items, 999_950, "1M")]
    [InlineData(Quantity.Items, 66.66666, "66.67")]
    [InlineData(Quantity.Items, 1e13, "10T")]
    [InlineData(Quantity.Items, 2.5e18, "2.5e18")]
    [InlineData(Quantity.Rate, 57870.37, "57.87k/s")]
    [InlineData(Quantity.Rate, 1000, "1000/s")]
    [InlineData(Quantity.Rate, 0.0005787, "0.0005787/s")]
    [InlineData(Quantity.Count, 335, "335")]
    [InlineData(Quantity.Count, 9999, "9999")]
    [InlineData(Quantity.Count, 12345, "12,345")]
    [InlineData(Quantity.Ratio, 0.6, "60%")]
    [InlineData(Quantity.Ratio, 0.34939, "34.9%")]
    [InlineData(Quantity.Ratio, 1.0416667, "104%")]
    [InlineData(Quantity.Ratio, 1e-5, "0.001%")]
    [InlineData(Quantity.Ratio, 1e-12, "1e-10%")]
    [InlineData(Quantity.UsdPerMonth, 478123, "478k USD/month")]
    [InlineData(Quantity.UsdPerMonth, 1043, "1.04k USD/month")]
    [InlineData(Quantity.UsdPerHour, 1.428, "1.428 USD/h")]
    [InlineData(Quantity.Usd, 230.02, "230 USD")]
    [InlineData(Quantity.Bytes, 256.0 * (1 << 30), "256 GiB")]
    [InlineData(Quantity.Bytes, 200, "200 B")]
    [InlineData(Quantity.Flop, 2.8689e9, "2.87 GFLOP")]
    [InlineData(Quantity.FlopPerSecond, 15.7e12, "15.7 TFLOP/s")]
    [InlineData(Quantity.BytesPerSecond, 9e11, "900 GB/s")]
    public void Figure_OfEveryQuantity_IsPrintedAsItIsWritten(Quantity quantity, double value, string printed) =>
        Assert.Equal(printed, Figures.Print(quantity, value).ToString());

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Figure_ThatDoesNotExist_IsADash(double? value)
    {
        foreach (var quantity in Enum.GetValues<Quantity>())
        {
            Assert.Equal("–", Figures.Print(quantity, value).ToString());
        }
    }

    [Theory]
    [InlineData(0.02, "20.0", " ms")]
    [InlineData(0.3, "300", " ms")]
    [InlineData(0.001234, "1.23", " ms")]
    public void Duration_EvenlyPrinted_KeepsItsZeros(double seconds, string number, string unit) =>
        Assert.Equal(new PrintedFigure(number, unit), Figures.Print(Quantity.Duration, seconds, Precision.Even));

    [Theory]
    [InlineData(0.5004, 0.5, "500.4 ms", "500 ms")]
    [InlineData(0.397, 0.5, "397 ms", "500 ms")]
    [InlineData(0.5, 0.5, "500 ms", "500 ms")]
    [InlineData(0.49999, 0.5, "499.99 ms", "500 ms")]
    public void Comparison_OfCloseFigures_HasTheDigitsThatTellThemApart(double actual, double limit, string printedActual, string printedLimit)
    {
        var (left, right) = Figures.Compare(Quantity.Duration, actual, limit);

        Assert.Equal((printedActual, printedLimit), (left.Replace('\u00a0', ' '), right.Replace('\u00a0', ' ')));
    }

    [Theory]
    [InlineData(0.012389, "12.3 ms", "12.4 ms")]
    [InlineData(0.012341, "12.3 ms", "12.4 ms")]
    [InlineData(0.3, "300 ms", "300 ms")]
    [InlineData(0.9996, "999 ms", "1 s")]
    public void Limit_InPrint_StillHolds(double seconds, string atMost, string atLeast)
    {
        Assert.Equal(atMost, Figures.SayAtMost(Quantity.Duration, seconds).Replace('\u00a0', ' '));
        Assert.Equal(atLeast, Figures.SayAtLeast(Quantity.Duration, seconds).Replace('\u00a0', ' '));
    }

    [Fact]
    public void Figure_OfAnySize_IsReadBackWithinItsDigits() =>
        Gen.Select(Gen.Double[-12, 18], Gen.Int[0, Scaled.Length - 1].Select(index => Scaled[index])).Sample((exponent, quantity) =>
        {
            var value = Math.Pow(10, exponent);

            var printed = Figures.Print(quantity, value);

            var number = double.Parse(printed.Number, CultureInfo.InvariantCulture);
            Assert.Equal(1, number * SizeOf(printed.Unit) / value, tolerance: 0.0051);
            Assert.InRange(printed.Number.Length, 1, "0.000001234".Length);
        });

    [Fact]
    public void Limit_OfAnySize_HoldsAsPrinted() =>
        Gen.Double[-6, 3].Sample(exponent =>
        {
            var value = Math.Pow(10, exponent);

            Assert.InRange(Seconds(Figures.SayAtMost(Quantity.Duration, value)), value * 0.989, value * (1 + 1e-12));
            Assert.InRange(Seconds(Figures.SayAtLeast(Quantity.Duration, value)), value * (1 - 1e-12), value * 1.011);
        });

    [Fact]
    public void Figure_UnderACultureWithDecimalCommas_IsTheSame()
    {
        using var comma = new DecimalComma();

        Assert.Equal("1.23 s", Figures.Print(Quantity.Duration, 1.234).ToString());
        Assert.Equal("12,345", Figures.Print(Quantity.Count, 12345).ToString());
        Assert.Equal("57.87k/s", Figures.Print(Quantity.Rate, 57870).ToString());
    }

    private static double Seconds(string printed)
    {
        var parts = printed.Split('\u00a0');
        return double.Parse(parts[0], CultureInfo.InvariantCulture) * SizeOf(" " + parts[1]);
    }

    private static double SizeOf(string unit) => unit switch
    {
        [' ', var prefix, .. "FLOP" or "FLOP/s" or "B/s"] => Math.Pow(1000, 1 + "KMGT".IndexOf(prefix, StringComparison.Ordinal)),
        " FLOP" or " FLOP/s" or " B/s" => 1,
        " h" => 3600,
        " ms" => 1e-3,
        " µs" => 1e-6,
        " ns" => 1e-9,
        [.. var scale, '%'] => 0.01 * SizeOf(scale),
        " PiB" => Math.Pow(2, 50),
        " TiB" => Math.Pow(2, 40),
        " GiB" => Math.Pow(2, 30),
        " MiB" => Math.Pow(2, 20),
        " KiB" => 1024,
        ['T', ..] => 1e12,
        ['B', ..] => 1e9,
        ['M', ..] => 1e6,
        ['k', ..] => 1e3,
        _ => 1,
    };
}
