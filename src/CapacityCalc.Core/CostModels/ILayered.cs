namespace CapacityCalc.Core.CostModels;

/// <summary>An architecture of so many layers alike.</summary>
public interface ILayered
{
    /// <summary>≥ 1.</summary>
    double Layers { get; }

    /// <summary>The most that a scenario can ask for.</summary>
    long MostLayers { get; }

    /// <summary>The same with another number of them.</summary>
    /// <param name="layers">≥ 1.</param>
    Architecture WithLayers(double layers);
}
