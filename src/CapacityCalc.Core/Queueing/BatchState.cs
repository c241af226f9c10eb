namespace CapacityCalc.Core.Queueing;

/// <summary>The number of tasks that a request of K tasks finds in a pool of c workers, below c.</summary>
/// <remarks>
/// M^[K]/M/c: the flow up across each level equals the flow down, λ Σ_{j = n−K+1…n} π_j = min(n + 1, c) μ π_{n+1}, and c − a workers are
/// idle on average,
/// Σ_{n&lt;c} (c − n) π_n = c − a, which fixes the scale without the states above. Levels far from the mean are left out, so that it
/// takes O(√(cK)) steps.
/// Source: M. L. Chaudhry, J. G. C. Templeton (1983), "A first course in bulk queues", section 3.
/// Other services and arrivals use the batch size K* = 2z − 1, whose peakedness z is theirs.
/// </remarks>
internal sealed class BatchState
{
    /// <summary>Levels worth telling apart: with more, several tasks make one, which batches of many tasks do not feel.</summary>
    private const int MaxLevels = 100_000;

    private readonly double[] probabilities;
    private readonly int first;
    private readonly int servers;

    /// <summary>Tasks that make one level.</summary>
    private readonly double unit = 1;

    public BatchState(int servers, double load, double batch)
    {
        Batch = batch;
        var spread = 12 * Math.Sqrt(load * (batch + 1) / 2) + 20 + 4 * batch;
        var levels = Math.Min(servers - 1, load + spread) - Math.Max(0, load - spread) + 1;
        if (levels > MaxLevels)
        {
            unit = Math.Clamp(levels / MaxLevels, 1, batch);
        }

        this.servers = (int)(servers / unit);
        load *= this.servers / (double)servers;
        spread /= unit;
        first = (int)Math.Max(0, Math.Floor(load - spread));
        var last = (int)Math.Min(this.servers - 1, Math.Ceiling(load + spread));
        probabilities = new double[last - first + 1];
        Fill(load, batch / unit);
        MeanQueueWhenBusy *= unit;
    }

    /// <summary>The batch size K*, ≥ 1.</summary>
    public double Batch { get; }

    /// <summary>P(n ≥ c): all workers are busy.</summary>
    public double AllBusy { get; private set; }

    /// <summary>E[n − c | n ≥ c].</summary>
    public double MeanQueueWhenBusy { get; private set; }

    /// <summary>P(from ≤ n &lt; to), at most below c, and the mean of n there.</summary>
    public (double Probability, double Mean) Between(double from, double to)
    {
        double sum = 0, moment = 0;
        var end = (int)Math.Min(Math.Min(Math.Ceiling(to / unit), servers), first + probabilities.Length);
        for (var n = (int)Math.Max(Math.Ceiling(from / unit), first); n < end; n++)
        {
            sum += probabilities[n - first];
            moment += n * probabilities[n - first];
        }

        return (sum, sum > 0 ? moment / sum * unit : from);
    }

    private void Fill(double load, double batch)
    {
        // A batch has ⌊K*⌋ tasks or one more.
        var whole = (int)Math.Min(Math.Floor(batch), int.MaxValue - 1);
        var fraction = batch - whole;
        var rate = load / batch;
        probabilities[0] = 1;
        double window = 1, total = 1, idle = servers - first;
        double moment = first;
        double cross = (double)first * (servers - first);
        for (var i = 1; i < probabilities.Length; i++)
        {
            var n = first + i;
            var partial = i - 1 - whole >= 0 ? fraction * probabilities[i - 1 - whole] : 0;
            var p = rate * (window + partial) / n;
            probabilities[i] = p;
            window += p - (i - whole >= 0 ? probabilities[i - whole] : 0);
            total += p;
            moment += n * p;
            idle += (servers - (double)n) * p;
            cross += n * (servers - (double)n) * p;
            if (p > 1e200)
            {
                const double Shrink = 1e-200;
                for (var k = Math.Max(0, i - whole - 1); k <= i; k++)
                {
                    probabilities[k] *= Shrink;
                }

                Array.Clear(probabilities, 0, Math.Max(0, i - whole - 1));
                (window, total, idle, moment, cross) = (window * Shrink, total * Shrink, idle * Shrink, moment * Shrink, cross * Shrink);
            }
        }

        var scale = (servers - load) / idle;
        for (var i = 0; i < probabilities.Length; i++)
        {
            probabilities[i] *= scale;
        }

        AllBusy = probabilities.Length + first == servers ? Math.Clamp(1 - total * scale, 0, 1) : 0;

        // Rate balance of n²: 2 (c − a) E[n] = a (E[K²]/E[K] + 1) + 2 Σ_{n<c} n (c − n) π_n.
        var square = whole * (double)whole * (1 - fraction) + (whole + 1.0) * (whole + 1.0) * fraction;
        var mean = (load * (square / batch + 1) + 2 * cross * scale) / (2 * (servers - load));
        var typical = (batch - 1) / 2 + load * (batch + 1) / (2 * (servers - load));
        MeanQueueWhenBusy = AllBusy > 1e-7 ? Math.Max(0, (mean - moment * scale) / AllBusy - servers) : typical;
    }
}
