namespace CapacityCalc.Core.Queueing;

/// <summary>What a worker finds at the end of a gap before which nothing was left behind, by the length of the gap.</summary>
internal sealed class BatchStarts
{
    public BatchStarts(BatchModel model, ArrivalCounts counts, BatchForming forming)
    {
        var (points, most, wait) = (model.GapSteps, model.MaxUnits, model.MaxWaitSteps);
        AtOnce = new double[points][];
        Formed = new double[points][];
        FallsIdle = new double[points];
        FirstAfter = Firsts(model);
        for (var i = 0; i < points; i++)
        {
            Formed[i] = new double[most + 1];
            if (wait == 0)
            {
                AtOnce[i] = counts.Probabilities[i].AsSpan().ToArray();
                FallsIdle[i] = AtOnce[i][0];
                AtOnce[i][0] = 0;
                Formed[i][1] = FallsIdle[i];
                continue;
            }

            AtOnce[i] = new double[counts.Most + 1];
            for (var first = 0; first <= i; first++)
            {
                AddAge(i, i - first, FirstAfter[first] * (first == i && i > 0 ? 0.5 : 1));
            }

            // Nothing came during the gap: a batch forms from nothing.
            var empty = i == 0 ? 1 - BatchMasses.Sum(AtOnce[0]) - FallsIdle[0] : Math.Exp(-model.TaskRate * i * model.Step);
            FallsIdle[i] += empty;
            BatchMasses.AddScaled(Formed[i], forming.Sizes, empty);
            Normalise(i);
        }

        void AddAge(int gap, int age, double weight)
        {
            var open = age < wait ? forming.StillOpen(age, most - 2) : 0;
            var least = age < wait ? most : 1;
            BatchMasses.AddScaled(AtOnce[gap].AsSpan(least), counts.Probabilities[age].AsSpan(least - 1), weight);
            AtOnce[gap][counts.Most] += weight * counts.Probabilities[age][counts.Most];
            if (open > 0)
            {
                FallsIdle[gap] += weight * open;
                var rest = open;
                for (var n = 1; n < most; n++)
                {
                    var size = Math.Min(rest, forming.Sizes[n]);
                    Formed[gap][n] += weight * size;
                    rest -= size;
                }

                Formed[gap][most] += weight * rest;
            }
        }
    }

    /// <summary>Units that start at once, by gap: masses of 1, 2 ….</summary>
    public double[][] AtOnce { get; }

    /// <summary>Sizes of the batch that was forming, or forms first, where the worker falls idle, by gap.</summary>
    public double[][] Formed { get; }

    public double[] FallsIdle { get; }

    /// <summary>Masses of the time from a start until the first task arrives.</summary>
    public double[] FirstAfter { get; }

    private static double[] Firsts(BatchModel model)
    {
        var masses = new double[model.GapSteps];
        var passed = 1.0;
        for (var i = 0; i < masses.Length; i++)
        {
            var next = Math.Exp(-model.TaskRate * (i + 0.5) * model.Step);
            masses[i] = passed - next;
            passed = next;
        }

        return masses;
    }

    private void Normalise(int gap)
    {
        var total = BatchMasses.Sum(AtOnce[gap]) + FallsIdle[gap];
        FallsIdle[gap] /= total;
        foreach (var masses in new[] { AtOnce[gap], Formed[gap] })
        {
            for (var n = 0; n < masses.Length; n++)
            {
                masses[n] /= total;
            }
        }
    }
}
