using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Core.Fitting;

/// <summary>One way to make parameters of measurements.</summary>
public interface IFitKind
{
    /// <summary>As <c>--as</c> takes it.</summary>
    string Name { get; }

    /// <summary>One line: what it takes, and what it makes of it.</summary>
    string Doc { get; }

    /// <summary>Whether the measurements are of this kind by their columns' names or their format.</summary>
    bool Suits(Measurements measurements);

    /// <summary>The fit, or null with a diagnostic: measurements that cannot be read, or that this does not describe.</summary>
    Fit? Fit(Measurements measurements, FitOptions options, DiagnosticBag bag);
}
