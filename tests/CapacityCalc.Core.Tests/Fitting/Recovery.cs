namespace CapacityCalc.Core.Tests.Fitting;

/// <summary>How often 95% intervals hold the parameter that made the data, and how wide they are.</summary>
internal sealed class Recovery(double truth)
{
    /// <summary>Of a thousand intervals that hold the truth with 95% each, fewer do with a probability of 0.3%.</summary>
    private const double LeastShare = 0.93;

    public const int Trials = 1000;

    private int _count;
    private int _held;
    private double _width;
    private double _sum;

    public void Add(double value, double low, double high)
    {
        Assert.True(low <= value && value <= high, $"{value} lies outside of its own interval, {low} to {high}");
        _count++;
        _held += low <= truth && truth <= high ? 1 : 0;
        _width += high - low;
        _sum += value;
    }

    /// <param name="bestStandardError">Of the best estimator there is: the Cramér–Rao bound, or least squares at normal errors.</param>
    /// <param name="allowance">How much wider the mean interval may be than that of the best.</param>
    public void Holds(double bestStandardError, double allowance)
    {
        Assert.Equal(Trials, _count);
        var (share, width) = (_held / (double)_count, _width / _count / (2 * 1.96 * bestStandardError));
        Assert.True(share >= LeastShare, $"the intervals hold {truth} in {share:P1} of the trials; their width is {width:F3} of the best, the bias {(_sum / _count / truth) - 1:P2}");
        Assert.True(width <= allowance && width > 0.9, $"the intervals are {width:F3} times as wide as the best; they hold the truth in {share:P1}");
    }
}
