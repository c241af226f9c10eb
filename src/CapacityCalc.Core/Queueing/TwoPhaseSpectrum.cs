namespace CapacityCalc.Core.Queueing;

/// <summary>Eigenvalues and left eigenvectors of T + x tα for a service of two phases; real for x in [0, 1].</summary>
internal readonly struct TwoPhaseSpectrum
{
    private readonly double _toSecond;
    private readonly double _toFirst;
    private readonly double _half;
    private readonly double _root;
    private readonly double _slow;
    private readonly double _fast;

    /// <param name="rest">1 − x, to full relative accuracy.</param>
    public TwoPhaseSpectrum(ServicePhases service, double x, double rest)
    {
        double first = service.Rates[0], second = service.Rates[1];
        double p = service.Start[0], q = service.Start[1];
        double stay, stayOther;
        if (service.Shape == PhaseShape.Parallel)
        {
            (stay, stayOther) = (-first * (q + p * rest), -second * (p + q * rest));
            (_toSecond, _toFirst) = (x * q * first, x * p * second);
        }
        else
        {
            (stay, stayOther) = (-first, -second);
            (_toSecond, _toFirst) = (first, x * second);
        }

        _half = (stay - stayOther) / 2;
        _root = Math.Sqrt(_half * _half + _toSecond * _toFirst);
        _fast = (stay + stayOther) / 2 - _root;
        _slow = first * second * rest / _fast;
    }

    /// <summary>The eigenvalue nearer 0, and the other.</summary>
    public (double Slow, double Fast) Values => (_slow, _fast);

    public (double First, double Second) SlowVector => _half >= 0 ? (_half + _root, _toSecond) : (_toFirst, _root - _half);

    public (double First, double Second) FastVector => _half >= 0 ? (_toFirst, -_half - _root) : (_half - _root, _toSecond);
}
