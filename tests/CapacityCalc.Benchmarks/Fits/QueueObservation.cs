using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>The simulated wait D of those who wait in one pool.</summary>
/// <param name="Probability">Of a wait.</param>
/// <param name="Mean">E[D], in seconds.</param>
/// <param name="P99">Of the wait of all.</param>
/// <param name="Uncertainty">Relative half-width of the simulated mean wait.</param>
/// <param name="Weight">How much an error shows in a request's time, and how little is due to chance.</param>
internal sealed record QueueObservation(DrawnPool Pool, double Probability, double Mean, double P99, double Uncertainty, double Weight)
{
    /// <summary>Waits that are rarer leave neither a mean nor a p99 to fit to.</summary>
    private const double LeastProbability = 0.02;

    /// <summary>Of the mean wait of all, which is less known than that of those who wait.</summary>
    private const double LargestUncertainty = 0.08;

    /// <summary>An error that is not worth fitting.</summary>
    private const double Noise = 0.005;

    private const double RequestsBeyondP99 = 0.01;

    /// <summary>Null where next to nobody waits, or too little is known.</summary>
    public static QueueObservation? Of(DrawnPool pool, int requests, ulong seed)
    {
        var (stage, _) = pool.Simulate(requests, seed);
        if (stage is not { Wait: { } wait, WaitProbability: { } probability } || probability.Value < LeastProbability)
        {
            return null;
        }

        var uncertainty = wait.Mean.Relative;
        var share = wait.Mean.Value / (1 + wait.Mean.Value);
        return uncertainty > LargestUncertainty
            ? null
            : new QueueObservation(
                pool,
                probability.Value,
                wait.Mean.Value / probability.Value,
                wait.P99.Value,
                uncertainty,
                (Math.Sqrt(share) + 0.1) * Noise / Math.Max(Noise, uncertainty));
    }

    public double MeanLoss(ReadOnlySpan<double> constants) => Squared(MeanError(constants));

    public double ShapeLoss(ReadOnlySpan<double> constants) => Squared(ShapeError(constants));

    public double RatioLoss(ReadOnlySpan<double> constants, ReadOnlySpan<double> powers) => Squared(RatioError(constants, powers));

    /// <summary>Logarithm of formula ÷ simulated.</summary>
    public double MeanError(ReadOnlySpan<double> constants) => Math.Log(MGc.Moments(Pool.Service, Pool.Workers, 1 - Pool.Load, constants).Mean / Mean);

    /// <summary>Of the p99 of the wait, were the mean and the probability of a wait the simulated ones.</summary>
    public double ShapeError(ReadOnlySpan<double> constants)
    {
        var (_, cv2) = MGc.Moments(Pool.Service, Pool.Workers, 1 - Pool.Load, constants);
        return Math.Log(MGc.Shape(Mean, cv2).SurvivalQuantile(RequestsBeyondP99 / Probability) / P99);
    }

    /// <summary>Of the mean with arrivals other than Poisson; for a single worker on the exact one with Poisson arrivals.</summary>
    public double RatioError(ReadOnlySpan<double> constants, ReadOnlySpan<double> powers)
    {
        var poisson = Pool.Workers > 1
            ? MGc.Moments(Pool.Service, Pool.Workers, 1 - Pool.Load, constants).Mean
            : new DelayWhenBusy(Pool.Service, Pool.Load, 1 - Pool.Load).Mean;
        return Math.Log(poisson * OtherArrivals.DelayRatio(Pool.ArrivalCv2, Pool.Service, Pool.Workers, Pool.Load, powers) / Mean);
    }

    private double Squared(double error) => Weight * Weight * error * error;
}
