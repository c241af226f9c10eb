namespace CapacityCalc.Core.Queueing;

/// <summary>How a batch forms before an idle worker: from its first task until it is full or the first has waited w.</summary>
internal sealed class BatchForming
{
    private readonly BatchModel model;
    private readonly ArrivalCounts counts;

    public BatchForming(BatchModel model, ArrivalCounts counts)
    {
        this.model = model;
        this.counts = counts;
        var most = model.MaxUnits;
        Sizes = new double[most + 1];
        var within = counts.Within(model.MaxWaitSteps * model.Step);
        double rest = 1;
        for (var n = 1; n < most; n++)
        {
            Sizes[n] = within[n - 1];
            rest -= within[n - 1];
        }

        Sizes[most] = Math.Max(0, rest);

        // The mean and the variance of the gap between batches: first a task must come, then the batch must form.
        double first = 1 / model.TaskRate, mean = 0, square = 0;
        for (var i = 0; i < model.MaxWaitSteps; i++)
        {
            var open = (StillOpen(i, most - 2) + StillOpen(i + 1, most - 2)) / 2;
            mean += open * model.Step;
            square += open * (2 * i + 1) * model.Step * model.Step;
        }

        GapMean = first + mean;
        GapCv2 = Math.Max(0, (first * first * model.Input.ArrivalCv2 + square - mean * mean) / (GapMean * GapMean));
        for (var n = 1; n <= most; n++)
        {
            MeanTime += Sizes[n] * model.Means[n];
        }

        BatchesPerIdlePeriod = Batches();
    }

    /// <summary>How often a batch that forms from nothing has so many units.</summary>
    public double[] Sizes { get; }

    /// <summary>Mean gap between starts while some worker is idle, in seconds.</summary>
    public double GapMean { get; }

    public double GapCv2 { get; }

    /// <summary>Of the batches that form from nothing, in seconds.</summary>
    public double MeanTime { get; }

    /// <summary>Batches that start from when a worker falls idle until all are busy again; ≥ 1, and 1 for a single worker.</summary>
    /// <remarks>1/B with Erlang's loss probability B of c − 1 workers, by Hayward's approximation for batches that come more evenly than at
    /// random.</remarks>
    public double BatchesPerIdlePeriod { get; }

    /// <summary>P(A ≤ most) within so many steps, 0 once the first task has waited w.</summary>
    public double Open(int steps, int most) => steps < model.MaxWaitSteps ? StillOpen(steps, most) : 0;

    /// <summary>P(A ≤ most) within so many steps, however long.</summary>
    public double StillOpen(int steps, int most) => most < 0 ? 0 : counts.AtMost[Math.Min(steps, counts.AtMost.Length - 1)][Math.Min(most, counts.Most)];

    private double Batches()
    {
        var others = model.Input.Servers - 1;
        if (others == 0)
        {
            return 1;
        }

        const double MostBatches = 1e12;
        var z = Math.Max(0.02, Peakedness.Of(GapCv2, model.Shape));
        var loss = ErlangB.Continued(MeanTime / GapMean / z, others / z);
        return Math.Clamp(1 / Math.Max(loss, 1 / MostBatches), 1, MostBatches);
    }
}
