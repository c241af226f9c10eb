namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>A curve with a few parameters, at the places that were measured.</summary>
internal abstract class Curve
{
    /// <summary>Places.</summary>
    public abstract int Count { get; }

    public abstract int Parameters { get; }

    /// <summary>The curve at a place; not finite where the parameters describe none.</summary>
    public abstract double At(int place, ReadOnlySpan<double> parameters);

    /// <summary>Its derivatives by the parameters.</summary>
    public abstract void Gradient(int place, ReadOnlySpan<double> parameters, Span<double> into);

    /// <summary>Parameters to begin at, for each of the subsets of places that are tried; null where a subset determines none.</summary>
    /// <param name="places">As many as there are parameters, or more.</param>
    /// <param name="measured">Of every place.</param>
    public abstract double[]? Through(ReadOnlySpan<int> places, double[] measured);

    /// <summary>Further parameters to begin at, where steps downhill from one start may end in a hollow; none for most curves.</summary>
    public virtual IEnumerable<double[]> Starts(double[] measured) => [];
}
