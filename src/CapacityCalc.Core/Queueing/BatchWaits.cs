namespace CapacityCalc.Core.Queueing;

/// <summary>How long tasks wait until their batch starts, and of what size that batch is.</summary>
/// <remarks>
/// A task that comes u after the last start and r before the next end finds what was left behind and what came before it. If that is less than a batch
/// it waits r, or until its batch has formed; otherwise one more gap X for every full batch ahead. Where many are left their number is geometric, and so
/// is the number of gaps.
/// </remarks>
internal sealed class BatchWaits
{
    /// <summary>Batches ahead from which their number is geometric.</summary>
    private const int MostAhead = 3;

    private readonly BatchModel model;
    private readonly ArrivalCounts counts;
    private readonly BatchForming forming;
    private readonly BatchStarts starts;
    private readonly BatchChain chain;
    private readonly BatchGaps gaps;
    private readonly int most;
    private readonly int points;
    private readonly double[] fresh;
    private readonly double[] left;
    private readonly double[] open;

    public BatchWaits(BatchModel model, ArrivalCounts counts, BatchForming forming, BatchStarts starts, BatchChain chain, BatchGaps gaps)
    {
        (this.model, this.counts, this.forming, this.starts, this.chain, this.gaps) = (model, counts, forming, starts, chain, gaps);
        (most, points) = (model.MaxUnits, model.GapSteps);
        Length = Math.Max(2 * (MostAhead + 1) * points, model.MaxWaitSteps + points);
        OfSize = new double[most + 1][];
        for (var n = 1; n <= most; n++)
        {
            OfSize[n] = new double[Length];
        }

        fresh = BatchMasses.Mix(chain.AtStart.AsSpan(0, most + 1), gaps.OfSize, points);
        left = Left();
        open = new double[model.MaxWaitSteps + 1];
        AddIdlePeriods();
        AddFresh();
        AddLeft();
        AddBehindFullBatches();
        var total = TailMass;
        for (var n = 1; n <= most; n++)
        {
            total += BatchMasses.Sum(OfSize[n]);
        }

        foreach (var masses in OfSize.AsSpan(1))
        {
            for (var x = 0; x < Length; x++)
            {
                masses[x] /= total;
            }
        }

        TailMass /= total;
    }

    /// <summary>Points of the waits' lattice.</summary>
    public int Length { get; }

    /// <summary>Masses of the wait on the time lattice, by the size of the task's own batch.</summary>
    public double[][] OfSize { get; }

    /// <summary>Probability beyond the lattice, where the batches are full.</summary>
    public double TailMass { get; private set; }

    /// <summary>Of the exponential tail, in seconds: a wait decays at the rate λ(z − 1), as the number that comes during it does.</summary>
    public double TailMean => chain.Ratio > 0 ? 1 / (model.UnitRate * (1 / chain.Ratio - 1)) : 0;

    /// <summary>Probability that so many units are left behind by a full batch, at index 1 and up.</summary>
    private double[] Left()
    {
        var masses = new double[(MostAhead + 1) * most + 1];
        var last = BatchChain.States(most);
        for (var n = 1; n < masses.Length; n++)
        {
            masses[n] = most + n < last ? chain.AtStart[most + n]
                : chain.AtStart[last] * (1 - chain.Ratio) * Math.Pow(chain.Ratio, most + n - last);
        }

        return masses;
    }

    /// <summary>Tasks that come while a worker is idle.</summary>
    private void AddIdlePeriods()
    {
        var (batches, wait, idle) = (forming.BatchesPerIdlePeriod, model.MaxWaitSteps, chain.FallsIdle);
        if (wait == 0)
        {
            OfSize[1][0] += idle * batches / model.Unit;
            return;
        }

        double empty = 0;
        for (var gap = 0; gap < points; gap++)
        {
            empty += fresh[gap] * Math.Exp(-model.TaskRate * gap * model.Step);
            for (var first = 0; first < gap; first++)
            {
                // A batch whose first task has waited so long goes on forming before an idle worker.
                var age = gap - first;
                if (age < wait)
                {
                    open[age] += fresh[gap] * starts.FirstAfter[first];
                }
            }
        }

        var beginning = empty + idle * (batches - 1);
        AddForming(0, beginning / model.Unit, 1);
        var forms = beginning;
        for (var age = 0; age < wait; age++)
        {
            forms += open[age];
            AddForming(age, forms * model.UnitRate * model.Step * (age == 0 ? 0.5 : 1), 2);
        }
    }

    /// <summary>Tasks that come when the first of their batch has waited so long.</summary>
    /// <param name="units">Known to be in the batch: the first, and the task itself.</param>
    private void AddForming(int age, double weight, int units)
    {
        if (weight <= 0)
        {
            return;
        }

        var before = forming.StillOpen(age, most - units);
        for (var x = 0; age + x <= model.MaxWaitSteps; x++)
        {
            var after = forming.StillOpen(age + x, most - units - 1);
            OfSize[most][x] += weight * Math.Max(0, before - after);
            before = Math.Min(before, after);
        }

        AddAtMaxWait(model.MaxWaitSteps - age, weight, units);
    }

    /// <summary>Batches that start because their first task has waited w, unfilled.</summary>
    private void AddAtMaxWait(int x, double weight, int units)
    {
        for (var n = units; n < most; n++)
        {
            OfSize[n][x] += weight * forming.Sizes[n - units + 1];
        }
    }

    /// <summary>Tasks that come in a gap before which nothing was left.</summary>
    private void AddFresh()
    {
        var sizes = SizesAtOnce();
        var perStep = model.UnitRate * model.Step;
        for (var u = 0; u < points; u++)
        {
            var inNext = counts.AtMost[u][most - 1];
            var waits = model.MaxWaitSteps > 0 ? WaitsForOthers(u) : [];
            double idle = 0, passed = 0;
            for (var r = 0; u + r < points || r < waits.Length; r++)
            {
                if (waits.Length > 0 && r > 0)
                {
                    AddFormed(u, r, idle, waits);
                }

                if (u + r >= points)
                {
                    continue;
                }

                var weight = perStep * fresh[u + r] * (u == 0 ? 0.5 : 1) * (r == 0 ? 0.5 : 1) * (u + r == 0 ? 0 : 1);
                var still = r < waits.Length ? waits[r] : 0;
                var atOnce = weight * Math.Max(0, inNext - still);
                passed += weight;
                idle = passed;
                for (var n = 1; n <= most && atOnce > 0; n++)
                {
                    OfSize[n][r] += atOnce * sizes[u + r][n];
                }
            }
        }
    }

    /// <summary>P(a task that comes u after a start still waits x later | a worker is idle then), for x up to w.</summary>
    private double[] WaitsForOthers(int u)
    {
        var waits = new double[model.MaxWaitSteps + 1];
        var none = u == 0 ? 1 : Math.Exp(-model.TaskRate * (u - 0.5) * model.Step);
        for (var x = 0; x < model.MaxWaitSteps; x++)
        {
            waits[x] = none * forming.Open(x, most - 2);
            for (var first = Math.Max(0, u + x - model.MaxWaitSteps + 1); first < u; first++)
            {
                waits[x] += starts.FirstAfter[first] * forming.Open(u - first + x, most - 3);
            }
        }

        return waits;
    }

    /// <summary>Of the tasks that wait for others, those whose batch starts at x: at the first one's w, or because it is full.</summary>
    private void AddFormed(int u, int x, double idle, double[] waits)
    {
        if (idle <= 0 || x >= waits.Length)
        {
            return;
        }

        var (age, wait) = (model.MaxWaitSteps - x, model.MaxWaitSteps);
        var ends = Math.Max(0, waits[x - 1] - waits[x]);
        double atMaxWait = 0;
        if (x == wait)
        {
            var none = u == 0 ? 1 : Math.Exp(-model.TaskRate * (u - 0.5) * model.Step);
            atMaxWait = none * forming.StillOpen(wait, most - 2);
            AddAtMaxWait(x, idle * none, 1);
        }
        else if (age <= u)
        {
            atMaxWait = starts.FirstAfter[u - age] * forming.StillOpen(wait, most - 3);
            AddAtMaxWait(x, idle * starts.FirstAfter[u - age], 2);
        }

        OfSize[most][x] += idle * Math.Max(0, ends - atMaxWait);
    }

    /// <summary>By gap, how often a task whose batch starts at its end is in one of each size.</summary>
    private double[][] SizesAtOnce()
    {
        var sizes = new double[points][];
        for (var gap = 0; gap < points; gap++)
        {
            var masses = new double[most + 1];
            var rows = starts.AtOnce[gap];
            double total = 0;
            for (var n = 1; n < rows.Length; n++)
            {
                var tasks = Math.Min(n, most) * rows[n];
                masses[Math.Min(n, most)] += tasks;
                total += tasks;
            }

            for (var n = 1; n <= most && total > 0; n++)
            {
                masses[n] /= total;
            }

            sizes[gap] = masses;
        }

        return sizes;
    }

    /// <summary>Tasks that come in the gap after a full batch which left some behind, and are in the next.</summary>
    private void AddLeft()
    {
        var gap = gaps.OfSize[most];
        var perStep = model.UnitRate * model.Step;
        var total = BatchMasses.Sum(left);
        if (total <= 0)
        {
            return;
        }

        var sizes = new double[points][];
        var next = new double[points];
        for (var i = 0; i < points; i++)
        {
            sizes[i] = SizesAfterLeft(i);
            for (var n = 1; n < most; n++)
            {
                next[i] += left[n] * counts.AtMost[i][most - 1 - n];
            }
        }

        for (var u = 0; u < points; u++)
        {
            for (var r = u == 0 ? 1 : 0; u + r < points; r++)
            {
                var weight = perStep * gap[u + r] * (u == 0 ? 0.5 : 1) * (r == 0 ? 0.5 : 1) * next[u];
                for (var n = 1; n <= most && weight > 0; n++)
                {
                    OfSize[n][r] += weight * sizes[u + r][n];
                }
            }
        }
    }

    private double[] SizesAfterLeft(int gap)
    {
        var masses = new double[most + 1];
        for (var n = 1; n < most; n++)
        {
            for (var k = 1; n + k < most; k++)
            {
                masses[n + k] += left[n] * k * counts.Probabilities[gap][k];
            }

            masses[most] += left[n] * (most - n) * (1 - counts.AtMost[gap][most - n - 1]);
        }

        var total = BatchMasses.Sum(masses);
        for (var n = 1; n <= most; n++)
        {
            masses[n] = total > 0 ? masses[n] / total : n == most ? 1 : 0;
        }

        return masses;
    }

    private void AddBehindFullBatches()
    {
        var behind = new BatchBacklog(model, counts, fresh, left, gaps.Busy, chain.Ratio, MostAhead, Length);
        for (var x = 0; x < Length; x++)
        {
            var sizes = behind.SizesAfter[Math.Min(x, points - 1)];
            for (var n = 1; n <= most && behind.Waits[x] > 0; n++)
            {
                OfSize[n][x] += behind.Waits[x] * sizes[n];
            }
        }

        TailMass = behind.TailMass;
    }
}
