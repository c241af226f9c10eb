namespace CapacityCalc.Core.Queueing;

/// <summary>How many units wait when a worker starts a batch that leaves no worker idle, as an embedded Markov chain.</summary>
/// <remarks>
/// From n units the batch takes min(n, B); during the gap X that follows A units arrive. What is then there starts at once where it is B or more or where
/// the oldest has waited w; otherwise the worker falls idle, until all are busy again. Above N units the distribution is geometric with the ratio 1/z,
/// z &gt; 1 the root of E[z^A(X)] = z^B. Source: M. L. Chaudhry, J. G. C. Templeton (1983), "A first course in bulk queues", chapter 3; the elimination is
/// that of W. K. Grassmann, M. I. Taksar, D. P. Heyman (1985).
/// </remarks>
internal sealed class BatchChain
{
    /// <summary>A probability below it is 0.</summary>
    private const double Negligible = 1e-150;

    private readonly BatchModel model;
    private readonly ArrivalCounts counts;
    private readonly BatchForming forming;
    private readonly BatchGaps gaps;
    private readonly int most;

    /// <summary>Idle periods that begin from each state, and the sizes of the batches that end what was forming then.</summary>
    private readonly double[] idle;
    private readonly double[][] formed;

    public BatchChain(BatchModel model, ArrivalCounts counts, BatchForming forming, BatchGaps gaps, BatchStarts starts)
    {
        (this.model, this.counts, this.forming, this.gaps, most) = (model, counts, forming, gaps, model.MaxUnits);
        idle = new double[States(most) + 1];
        formed = new double[idle.Length][];
        Ratio = TailRatio(BatchMasses.Mix(gaps.Busy, counts.Probabilities, counts.Most + 1));
        AtStart = Stationary(Rows(starts));
        for (var n = 1; n < idle.Length; n++)
        {
            FallsIdle += AtStart[n] * idle[n];
        }

        Sizes = SizesOf();
    }

    /// <summary>N; larger numbers are taken together.</summary>
    public static int States(int maxUnits) => maxUnits + Math.Max(2 * maxUnits, 24);

    /// <summary>Probability of n units, 1 … N, at a start that leaves all workers busy; the last stands for all larger ones too.</summary>
    public double[] AtStart { get; }

    /// <summary>Of successive probabilities in the tail; in [0, 1).</summary>
    public double Ratio { get; }

    /// <summary>Starts of batches of each size, per start that leaves all workers busy.</summary>
    public double[] Sizes { get; }

    /// <summary>That the worker whose batch ends falls idle, per start that leaves all workers busy.</summary>
    public double FallsIdle { get; }

    private double TailRatio(double[] arrivals)
    {
        // ln E[z^(A − B)] is convex in ln z, 0 at 0 and falls there; its other zero is sought.
        double Drift(double logarithm)
        {
            double sum = 0;
            for (var k = 0; k < arrivals.Length; k++)
            {
                sum += arrivals[k] > 0 ? arrivals[k] * Math.Exp(logarithm * (k - most)) : 0;
            }

            return sum - 1;
        }

        double low = 0, high = 1e-7;
        while (Drift(high) < 0)
        {
            (low, high) = (high, 2 * high);
            if (high > 40)
            {
                return 0;
            }
        }

        for (var i = 0; i < 50 && high - low > 1e-12 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Drift(middle) < 0 ? (middle, high) : (low, middle);
        }

        return Math.Exp(-high);
    }

    private double[][] Rows(BatchStarts starts)
    {
        var last = States(most);
        var rows = new double[last + 1][];
        for (var n = 1; n <= most; n++)
        {
            rows[n] = BatchMasses.Mix(gaps.OfSize[n], starts.AtOnce, last + 1);
            double none = 0;
            var batch = new double[most + 1];
            for (var i = 0; i < gaps.OfSize[n].Length; i++)
            {
                var weight = gaps.OfSize[n][i];
                if (weight > 0)
                {
                    none += weight * starts.FallsIdle[i];
                    BatchMasses.AddScaled(batch, starts.Formed[i], weight);
                }
            }

            AddIdle(rows[n], n, none, batch);
        }

        var full = BatchMasses.Mix(gaps.Busy, counts.Probabilities, counts.Most + 1);
        var begins = BatchMasses.Mix(gaps.BusyBegins, counts.Probabilities, counts.Most + 1);
        for (var n = most + 1; n < last; n++)
        {
            // The longer the queue has been, the fuller are the batches that are still in progress.
            var fullness = Math.Min(1, (double)(n - most) / most);
            var arrivals = new double[full.Length];
            BatchMasses.AddScaled(arrivals, full, fullness);
            BatchMasses.AddScaled(arrivals, begins, 1 - fullness);
            rows[n] = Leftover(n - most, arrivals);
        }

        rows[last] = Tail(last - most, full);
        return rows;
    }

    /// <summary>Of an idle period one batch in K makes all workers busy again: the first, which was forming when it began, or a later one.</summary>
    private void AddIdle(double[] row, int n, double probability, double[] batch)
    {
        (idle[n], formed[n]) = (probability, batch);
        if (probability > 0)
        {
            var first = 1 / forming.BatchesPerIdlePeriod;
            BatchMasses.AddScaled(row, batch, first);
            BatchMasses.AddScaled(row, forming.Sizes, probability * (1 - first));
        }
    }

    /// <summary>From a full batch that leaves L units behind, the oldest of which has waited about L gaps between arrivals.</summary>
    private double[] Leftover(int left, double[] full)
    {
        var last = States(most);
        var row = new double[last + 1];
        var age = left / model.UnitRate / model.Step;
        for (var k = 0; k < full.Length; k++)
        {
            row[Math.Min(last, left + k)] += full[k];
        }

        if (age >= model.MaxWaitSteps || left >= most)
        {
            return row;
        }

        double none = 0, sooner = 0;
        var gap = gaps.Busy;
        for (var i = 0; i < gap.Length && i + age < model.MaxWaitSteps; i++)
        {
            none += gap[i] * counts.AtMost[i][most - 1 - left];
            sooner += gap[i];
            for (var k = 0; k < most - left; k++)
            {
                row[left + k] -= gap[i] * counts.Probabilities[i][k];
            }
        }

        var batch = new double[most + 1];
        var rest = none;
        var within = counts.Within((model.MaxWaitSteps - age) * model.Step);
        for (var n = left; n < most; n++)
        {
            row[n] = Math.Max(0, row[n]);
            batch[n] = Math.Min(rest, within[n - left] * sooner);
            rest -= batch[n];
        }

        batch[most] = Math.Max(0, rest);
        AddIdle(row, most + left, none, batch);
        return row;
    }

    private double[] Tail(int left, double[] full)
    {
        var last = States(most);
        var row = new double[last + 1];
        double inside = 0, behind = 0;
        for (var k = 0; k < last - left; k++)
        {
            // How many are left beyond N is geometric, so that all of them together are a moving sum.
            behind = k < full.Length ? behind * Ratio + (1 - Ratio) * full[k] : behind * Ratio;
            row[left + k] = behind;
            inside += behind;
        }

        // Behind is the convolution of both: of g beyond N and k arrivals, left + g + k remain.
        row[last] = Math.Max(0, 1 - inside);
        return row;
    }

    private static void Scale(double[] masses, double total)
    {
        for (var n = 0; n < masses.Length; n++)
        {
            masses[n] /= total;
        }
    }

    /// <summary>The stationary distribution, by elimination from the top without subtraction.</summary>
    private static double[] Stationary(double[][] rows)
    {
        var last = rows.Length - 1;
        for (var n = last; n > 1; n--)
        {
            var row = rows[n];
            var lowest = row.AsSpan(0, n).IndexOfAnyExcept(0.0);
            var low = lowest < 0 ? n : Math.Max(1, lowest);
            var down = BatchMasses.Sum(row.AsSpan(low, n - low));
            for (var from = 1; from < n; from++)
            {
                var up = down > Negligible ? rows[from][n] / down : 0;
                rows[from][n] = up;
                if (up > 0)
                {
                    BatchMasses.AddScaled(rows[from].AsSpan(low, n - low), row.AsSpan(low, n - low), up);
                }
            }
        }

        // The first states may be so rare beside the others that only their ratios can be told.
        const double Large = 1e100;
        var stationary = new double[last + 1];
        stationary[1] = 1;
        for (var n = 2; n <= last; n++)
        {
            for (var from = 1; from < n; from++)
            {
                stationary[n] += stationary[from] * rows[from][n];
            }

            if (stationary[n] > Large)
            {
                Scale(stationary, stationary[n]);
            }
        }

        Scale(stationary, BatchMasses.Sum(stationary));
        return stationary;
    }

    /// <remarks>Beside the starts of the chain itself, those of an idle period but its last.</remarks>
    private double[] SizesOf()
    {
        var sizes = new double[most + 1];
        var batches = forming.BatchesPerIdlePeriod;
        for (var n = 1; n < AtStart.Length; n++)
        {
            sizes[Math.Min(n, most)] += AtStart[n];
            if (formed[n] is { } batch && batches > 1)
            {
                BatchMasses.AddScaled(sizes, batch, AtStart[n] * (1 - 1 / batches));
            }
        }

        BatchMasses.AddScaled(sizes, forming.Sizes, FallsIdle * (batches - 1) * (batches - 1) / batches);
        return sizes;
    }
}
