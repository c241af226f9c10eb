using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Tests.Estimation;

public sealed class MostThatMeetsTests
{
    /// <summary>The next number that a double can tell from 1 is beyond a limit, too.</summary>
    [Theory]
    [InlineData(1e-3)]
    [InlineData(2.2e-16)]
    public void Find_OfAnExcessHoweverSmall_EndsBeforeIt(double step)
    {
        var growth = new MostThatMeets(count => count >= 1000 ? step : -0.5).Find(10);

        Assert.Equal(999, growth.Most);
    }
}
