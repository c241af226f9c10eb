namespace CapacityCalc.Core.Queueing;

/// <summary>The time X from the start of a batch to the next end of one, while all c workers are busy.</summary>
/// <remarks>
/// P(X &gt; t) = P(S &gt; t) P(R &gt; t)^(c − 1): the batch that starts, and c − 1 others found in progress, whose residual times R are taken as
/// independent and stationary. Its mean is E[S]/c where all batches are alike. Exact for one worker.
/// </remarks>
internal sealed class BatchGaps
{
    /// <summary>How much of the difference between the first gap and S/c is left while the queue is long: fitted to simulations.</summary>
    private const double StillShorter = 0.35;

    /// <param name="sizes">How often batches of each size start, which the others in progress are among.</param>
    public BatchGaps(BatchModel model, double[] sizes)
    {
        var points = model.GapSteps;
        var spread = Spread(model);
        var others = Others(model, sizes, spread);
        OfSize = new double[model.MaxUnits + 1][];
        for (var n = 1; n <= model.MaxUnits; n++)
        {
            OfSize[n] = Masses(model, n, spread, spread, others, points);
        }

        double mean = 0;
        for (var i = 1; i < points; i++)
        {
            mean += OfSize[model.MaxUnits][i] * i * model.Step;
        }

        Array.Fill(others, 1);
        var full = model.Means[model.MaxUnits];
        var soon = mean > 0 ? full / mean : model.Input.Servers;
        Busy = Masses(model, model.MaxUnits, 1 / ((1 - StillShorter) / model.Input.Servers + StillShorter / soon), 1, others, points);
        BusyBegins = Masses(model, model.MaxUnits, soon, 1, others, points);
    }

    /// <summary>The same while full batches start one after the other: S/c, which has the variance of a sum of many gaps.</summary>
    public double[] Busy { get; }

    /// <summary>That, shorter by what the other batches in progress are as yet shorter than full ones.</summary>
    public double[] BusyBegins { get; }

    /// <summary>Masses on the time lattice, by the size of the batch that starts.</summary>
    public double[][] OfSize { get; }

    /// <summary>P(R &gt; t)^(c − 1) in the middle of every step.</summary>
    private static double[] Others(BatchModel model, double[] sizes, double spread)
    {
        var survival = new double[model.GapSteps];
        double total = 0;
        for (var n = 1; n <= model.MaxUnits; n++)
        {
            total += sizes[n] * model.Means[n];
        }

        for (var i = 0; i < survival.Length; i++)
        {
            if (model.Input.Servers == 1)
            {
                survival[i] = 1;
                continue;
            }

            double limited = 0;
            for (var n = 1; n <= model.MaxUnits; n++)
            {
                limited += sizes[n] > 0 ? sizes[n] * model.LimitedMean(n, (i + 0.5) * model.Step * spread) : 0;
            }

            survival[i] = total > 0 ? Math.Pow(Math.Clamp(1 - limited / total, 0, 1), model.Input.Servers - 1) : 0;
        }

        return survival;
    }

    /// <summary>1 − the share of batches that end together with another, so that the other gaps are longer by as much.</summary>
    /// <remarks>
    /// With constant times a long gap makes a large batch, which takes longer and makes the next gap longer still: the ends of many workers draw together,
    /// until a worker finds nothing. Spread of the services tears them apart. Fitted here to simulations with 4 … 256 workers, c_s 0, 0.1 and 0.3.
    /// </remarks>
    private static double Spread(BatchModel model)
    {
        var servers = model.Input.Servers;
        if (servers <= 4 || model.Input.MaxWaitSeconds > 0)
        {
            return 1;
        }

        var growth = Math.Max(0, (model.Means[model.MaxUnits] - model.Means[1]) / Math.Max(1, model.MaxUnits - 1)) * model.UnitRate;
        var cv = Math.Sqrt(model.Shape.Cv2);
        return 1 - 0.6 * (1 - Math.Pow(4.0 / servers, 0.45)) * growth / (1 + growth) / (1 + Math.Pow(10 * cv, 2));
    }

    /// <remarks>Mass is split between neighbours so that the mean is kept.</remarks>
    private static double[] Masses(BatchModel model, int units, double speed, double share, double[] others, int points)
    {
        var masses = new double[points];
        double at = 0, slopeBefore = 1, rest = 1;
        for (var i = 0; i < points - 1; i++)
        {
            var next = model.LimitedMean(units, (i + 1) * model.Step * speed) / speed;
            var slope = Math.Clamp((next - at) / model.Step * share * others[i], 0, slopeBefore);
            masses[i] = slopeBefore - slope;
            rest -= masses[i];
            (at, slopeBefore) = (next, slope);
        }

        masses[^1] = Math.Max(0, rest);
        return masses;
    }
}
