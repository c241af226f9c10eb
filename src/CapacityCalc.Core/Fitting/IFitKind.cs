using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Fitting;

/// <summary>One way to make parameters of measurements.</summary>
public interface IFitKind
{
    /// <summary>As <c>--as</c> takes it.</summary>
    string Name { get; }

    /// <summary>One line: what it takes, and what it makes of it.</summary>
    string Doc { get; }

    /// <summary>What it is told beside the measurements.</summary>
    FitTakes Takes => FitTakes.Nothing;

    /// <summary>Whether the measurements are of this kind by their columns' names or their format.</summary>
    bool Suits(Measurements measurements);

    /// <summary>The fit, or null with a diagnostic: measurements that cannot be read, or that this does not describe.</summary>
    Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag);
}

/// <summary>What a fit is told beside the measurements.</summary>
public enum FitTakes
{
    Nothing,

    /// <summary>The model that was measured, and what it ran on.</summary>
    Model,
}
