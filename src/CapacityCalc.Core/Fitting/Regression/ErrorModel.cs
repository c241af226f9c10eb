namespace CapacityCalc.Core.Fitting.Regression;

/// <summary>How the scatter of measurements depends on what is measured.</summary>
public enum ErrorModel
{
    /// <summary>The same everywhere.</summary>
    Constant,

    /// <summary>A share of the fitted value.</summary>
    Proportional,
}
