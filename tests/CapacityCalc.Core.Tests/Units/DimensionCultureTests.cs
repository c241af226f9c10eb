using System.Globalization;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Tests.Units;

public class DimensionCultureTests
{
    [Fact]
    public void PrintAndTryParse_CultureWithDecimalCommas_AreUnchanged()
    {
        var previous = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = WithDecimalCommas();
        try
        {
            Assert.Equal("1,5", 1.5.ToString("0.0", CultureInfo.CurrentCulture));
            Assert.Equal("1.25 s", Duration.FromSeconds(1.25).ToString());
            Assert.Equal("-1.5e-12 s", Duration.FromSeconds(-1.5e-12).ToString());
            Assert.Equal("57.87k/s", QueryRate.FromPerSecond(57870.37).ToString());
            Assert.Equal(-1.25e-3, Duration.Parse("-1.25e-03 s").Seconds);
            Assert.False(Duration.Dimension.TryParse("1,25 s", out _, out _));
            Assert.False(Duration.Dimension.TryParse("~1 s", out _, out _));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }

    private static CultureInfo WithDecimalCommas()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.PercentDecimalSeparator = ",";
        culture.NumberFormat.NegativeSign = "~";
        return culture;
    }
}
