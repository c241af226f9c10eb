using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Simulating;

/// <summary>How many variants of a comparison are done.</summary>
internal sealed class VariantWatch : IProgress<int>
{
    private int _expected;
    private int _done;

    public void Expect(int variants) => Volatile.Write(ref _expected, variants);

    /// <remarks>Several threads report, and not in order; none lies far behind another.</remarks>
    public void Report(int value) => Volatile.Write(ref _done, value);

    public (string Words, double? Share) Standing()
    {
        var (done, expected) = (Volatile.Read(ref _done), Volatile.Read(ref _expected));
        return expected == 0
            ? ("comparing", null)
            : ($"{Figures.Say(Quantity.Count, done)} of {Figures.Say(Quantity.Count, expected)} variants", Math.Min(1, (double)done / expected));
    }
}
