namespace CapacityCalc.Core.Fitting;

/// <summary>Beyond these, a fit is refused.</summary>
public static class FitLimits
{
    /// <summary>A curve that explains less than this share of the variance describes the scatter, not what was measured; unless it is <see cref="WellKnown"/> all the same.</summary>
    public const double LeastRSquared = 0.5;

    /// <summary>A figure whose 95% interval reaches no farther than this share of it to either side is known, however single measurements scatter.</summary>
    public const double WellKnown = 0.25;

    /// <summary>Measurements that a curve needs: of fewer, the 95% intervals would hold less than nine times in ten.</summary>
    public const int LeastMeasurements = 8;

    /// <summary>Latencies, or gaps, of which a distribution's shape can be told.</summary>
    public const int LeastSample = 50;

    /// <summary>Different places at which a straight line has to be measured: two of them are always on one.</summary>
    public const int LeastPlaces = 3;

    /// <summary>A deviation from the curve that chance alone makes more often than this is taken for chance.</summary>
    public const double Significance = 0.01;

    /// <summary>A fit is refused for a deviation that chance makes no more often than this.</summary>
    public const double Refusal = 1e-4;

    /// <summary>A parameter that cannot be negative is taken for 0 where it comes out below by up to so many standard errors; beyond, the fit is refused.</summary>
    public const double RefusalErrors = 4;

    /// <summary>A deviation that is no chance, but smaller than this share, is left to the person who reads of it.</summary>
    public const double Material = 0.1;
}
