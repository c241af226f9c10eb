using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Simulating;

/// <summary>How much of an analysis of ranges is done.</summary>
internal sealed class UncertaintyWatch : IProgress<double>
{
    private double _done;

    /// <remarks>Several threads report, and not in order; none lies far behind another.</remarks>
    public void Report(double value) => Volatile.Write(ref _done, Math.Clamp(value, 0, 1));

    public (string Words, double? Share) Standing()
    {
        var done = Volatile.Read(ref _done);
        return done > 0 ? ($"{Figures.Say(Quantity.Ratio, Math.Floor(done * 100) / 100)} of the worlds", done) : ("drawing worlds", null);
    }
}
