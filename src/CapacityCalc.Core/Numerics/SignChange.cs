namespace CapacityCalc.Core.Numerics;

/// <summary>Roots of functions that change their sign once.</summary>
internal static class SignChange
{
    private const double RelativeTolerance = 4e-16;
    private const int MaxSteps = 200;

    /// <summary>The x in [low, high] where a function turns from negative to positive; an end where it does not.</summary>
    /// <remarks>False position in the Illinois form; a bisection whenever three steps leave more than an eighth of the bracket.</remarks>
    public static double Find<T>(Func<double, T, double> function, T state, double low, double high)
    {
        double atLow = function(low, state), atHigh = function(high, state);
        if (atLow >= 0 || atHigh <= 0)
        {
            return atLow >= 0 ? low : high;
        }

        var checkedWidth = high - low;
        var lastSide = 0;
        var bisect = false;
        for (var i = 1; i < MaxSteps && high - low > RelativeTolerance * high; i++)
        {
            var x = bisect ? low + (high - low) / 2 : low + (high - low) * (atLow / (atLow - atHigh));
            x = x > low && x < high ? x : low + (high - low) / 2;
            if (x <= low || x >= high)
            {
                break;
            }

            var at = function(x, state);
            var side = at > 0 ? 1 : -1;
            if (side > 0)
            {
                (high, atHigh) = (x, at);
                atLow = lastSide == side ? atLow / 2 : atLow;
            }
            else
            {
                (low, atLow) = (x, at);
                atHigh = lastSide == side ? atHigh / 2 : atHigh;
            }

            if (at is 0)
            {
                return x;
            }

            lastSide = side;
            bisect = false;
            if (i % 3 == 0)
            {
                bisect = high - low > checkedWidth / 8;
                checkedWidth = high - low;
            }
        }

        return -atLow < atHigh ? low : high;
    }
}
