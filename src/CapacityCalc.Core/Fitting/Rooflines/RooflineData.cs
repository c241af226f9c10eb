using CapacityCalc.Core.CostModels;

namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>Measured times of an architecture, and what its roofline says of each before it is fitted.</summary>
internal sealed class RooflineData
{
    /// <summary>Two times of a roof that differ by less are the same.</summary>
    private const double Rounding = 1e-9;

    private readonly double _flopsPerSecond;
    private readonly double _bytesPerSecond;

    public RooflineData(TimedTasks tasks, PlacedModel place)
    {
        (Tasks, Place) = (tasks, place);
        var limits = place.Model.Limits ?? throw new ArgumentOutOfRangeException(nameof(place), place, "the model stands nowhere");
        (_flopsPerSecond, _bytesPerSecond) = (limits.FlopsPerSecond > 0 ? limits.FlopsPerSecond : double.PositiveInfinity, limits.BytesPerSecond > 0 ? limits.BytesPerSecond : double.PositiveInfinity);
        var roofs = Enumerable.Range(0, tasks.Count).Select(row => RoofsAt(tasks.Items[row], tasks.Batches[row])).ToArray();
        (Arithmetic, Transfers) = ([.. roofs.Select(roof => roof.Arithmetic)], [.. roofs.Select(roof => roof.Transfers)]);
        Held = [.. Enumerable.Range(0, tasks.Count).Select(row => HeldAt(tasks.Items[row], tasks.Batches[row]))];
    }

    public TimedTasks Tasks { get; }

    public PlacedModel Place { get; }

    /// <summary>Seconds of each row's arithmetic at the peak.</summary>
    public double[] Arithmetic { get; }

    /// <summary>Seconds of each row's transfers at the full bandwidth.</summary>
    public double[] Transfers { get; }

    /// <summary>Seconds of each row that the scenario gives.</summary>
    public double[] Held { get; }

    /// <summary>Whether a call's overhead is to be fitted: it is not given, and as many sizes were measured as a line needs.</summary>
    public bool IsCallOverheadFree => !Place.IsCallOverheadGiven && HasSizes;

    /// <summary>Whether a task's overhead could be told at all.</summary>
    public bool HasSizes => Tasks.All.Distinct().Count() >= FitLimits.LeastPlaces;

    public Roofline Prior => Place.Model.Roofline;

    /// <summary>Whether arithmetic binds at most places by the scenario's own efficiencies.</summary>
    public bool IsArithmeticByPrior => 2 * Enumerable.Range(0, Tasks.Count).Count(row => Arithmetic[row] / Prior.Efficiency >= Transfers[row] / Prior.BandwidthEfficiency) >= Tasks.Count;

    public (double Arithmetic, double Transfers) RoofsAt(double items, double batch) => Roofline.Roofs(Place.Model.Architecture.Work(items), batch, _flopsPerSecond, _bytesPerSecond);

    public double HeldAt(double items, double batch) => (batch * items * Prior.OverheadSeconds) + (Place.IsCallOverheadGiven ? Prior.CallOverheadSeconds : 0);

    /// <summary>The items and the batch at a place of the horizontal axis: the items where all batches are alike, the items of all tasks where only these count; null where neither tells the time.</summary>
    public Func<double, (double Items, double Batch)>? Along()
    {
        var batch = Tasks.Batches[0];
        if (Tasks.Batches.All(each => each.Equals(batch)))
        {
            return items => (items, batch);
        }

        bool IsSame(int row)
        {
            var (arithmetic, transfers) = RoofsAt(Tasks.All[row], 1);
            return Math.Abs(arithmetic - Arithmetic[row]) <= Rounding * Arithmetic[row] && Math.Abs(transfers - Transfers[row]) <= Rounding * Transfers[row];
        }

        return Enumerable.Range(0, Tasks.Count).All(IsSame) ? items => (items, 1) : null;
    }
}
