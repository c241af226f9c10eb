namespace CapacityCalc.Core.Queueing;

/// <summary>The waits of tasks that find a full batch or more ahead of them.</summary>
internal sealed class BatchBacklog
{
    private readonly BatchModel model;
    private readonly double[] full;

    /// <param name="fresh">Gaps before which nothing was left, by length.</param>
    /// <param name="left">Units left behind by a full batch.</param>
    /// <param name="full">Gaps that begin with a full batch.</param>
    /// <param name="ratio">Of successive numbers left, where they are many.</param>
    public BatchBacklog(
        BatchModel model, ArrivalCounts counts, double[] fresh, double[] left, double[] full, double ratio, int mostAhead, int length)
    {
        (this.model, this.full) = (model, full);
        var (most, points) = (model.MaxUnits, model.GapSteps);
        var ahead = new double[mostAhead + 1][];
        var places = new double[most];
        for (var k = 1; k <= mostAhead; k++)
        {
            ahead[k] = new double[points];
        }

        var found = new double[(mostAhead + 1) * most];
        var perStep = model.UnitRate * model.Step;
        var hasLeft = BatchMasses.Sum(left) > 1e-12;
        for (var u = 0; u < points; u++)
        {
            found.AsSpan().Clear();
            for (var n = 1; n < left.Length && hasLeft; n++)
            {
                if (left[n] > 1e-15)
                {
                    BatchMasses.AddScaled(found.AsSpan(Math.Min(n, found.Length)), counts.Probabilities[u].AsSpan(0, counts.Most), left[n]);
                }
            }

            for (var k = 1; k <= mostAhead; k++)
            {
                var before = counts.AtMost[u][Math.Min(counts.Most, k * most - 1)];
                var until = k < mostAhead ? counts.AtMost[u][Math.Min(counts.Most, (k + 1) * most - 1)] : 1;
                double byFresh = until - before, byLeft = BatchMasses.Sum(found.AsSpan(k * most, most)), all = 0;
                for (var r = u == 0 ? 1 : 0; u + r < points; r++)
                {
                    var weight = perStep * (u == 0 ? 0.5 : 1) * (r == 0 ? 0.5 : 1) * (fresh[u + r] * byFresh + full[u + r] * byLeft);
                    ahead[k][r] += weight;
                    all += weight;
                }

                if (all > 0 && byFresh + byLeft > 0)
                {
                    AddPlaces(places, found.AsSpan(k * most, most), counts.Probabilities[u], k * most, all / (byFresh + byLeft));
                }
            }
        }

        var fullRatio = Math.Pow(ratio, most);
        Waits = Renewed(ahead[mostAhead], fullRatio, length);
        for (var k = mostAhead - 1; k >= 0; k--)
        {
            Waits = OneGapMore(Waits);
            if (k > 0)
            {
                BatchMasses.AddScaled(Waits, ahead[k], 1);
            }
        }

        // All but the last are counted in full, and the last stands for itself and all that lie behind it.
        var total = BatchMasses.Sum(ahead[mostAhead]) / (1 - fullRatio);
        for (var k = 1; k < mostAhead; k++)
        {
            total += BatchMasses.Sum(ahead[k]);
        }

        TailMass = Math.Max(0, total - BatchMasses.Sum(Waits));
        SizesAfter = Sizes(counts, places);
    }

    /// <summary>Masses on the time lattice.</summary>
    public double[] Waits { get; }

    /// <summary>Beyond the lattice.</summary>
    public double TailMass { get; }

    /// <summary>How often the own batch of a task that waited so long has each size.</summary>
    public double[][] SizesAfter { get; }

    private static void AddPlaces(double[] places, ReadOnlySpan<double> found, double[] arrived, int from, double weight)
    {
        for (var p = 0; p < places.Length; p++)
        {
            places[p] += weight * (found[p] + (from + p < arrived.Length ? arrived[from + p] : 0));
        }
    }

    /// <summary>Z = Y + q X ∗ Z, from the lower end up.</summary>
    private double[] Renewed(double[] first, double ratio, int length)
    {
        var z = new double[length];
        first.AsSpan().CopyTo(z);
        var own = 1 / (1 - ratio * full[0]);
        for (var x = 0; x < length; x++)
        {
            z[x] *= own;
            if (z[x] > 0 && ratio > 0)
            {
                BatchMasses.AddScaled(z.AsSpan(x + 1), full.AsSpan(1), z[x] * ratio);
            }
        }

        return z;
    }

    private double[] OneGapMore(double[] waits)
    {
        var later = new double[waits.Length];
        for (var x = 0; x < waits.Length; x++)
        {
            if (waits[x] > 0)
            {
                BatchMasses.AddScaled(later.AsSpan(x), full, waits[x]);
            }
        }

        return later;
    }

    private double[][] Sizes(ArrivalCounts counts, double[] places)
    {
        var most = model.MaxUnits;
        var total = BatchMasses.Sum(places);
        var sizes = new double[model.GapSteps][];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = new double[most + 1];
            double rest = 1;
            for (var p = 0; p < most && total > 0; p++)
            {
                for (var k = 0; p + 1 + k < most; k++)
                {
                    var mass = places[p] / total * counts.Probabilities[i][k];
                    sizes[i][p + 1 + k] += mass;
                    rest -= mass;
                }
            }

            sizes[i][most] += Math.Max(0, rest);
        }

        return sizes;
    }
}
