namespace CapacityCalc.Benchmarks.Fits;

/// <summary>Minimises by trying a step up and down in every coordinate, and halving the steps that do not help.</summary>
internal static class PatternSearch
{
    private const int Rounds = 200;

    public static void Minimise(double[] at, Func<double[], double> loss)
    {
        var steps = Array.ConvertAll(at, x => 0.2 * Math.Max(0.1, Math.Abs(x)));
        var least = loss(at);
        for (var round = 0; round < Rounds && steps.Max() > 1e-3; round++)
        {
            for (var i = 0; i < at.Length; i++)
            {
                var (kept, improved) = (at[i], false);
                foreach (var step in (ReadOnlySpan<double>)[steps[i], -steps[i]])
                {
                    at[i] = kept + step;
                    if (loss(at) is var value && value < least)
                    {
                        (least, improved) = (value, true);
                        break;
                    }

                    at[i] = kept;
                }

                steps[i] *= improved ? 1.5 : 0.5;
            }
        }
    }
}
