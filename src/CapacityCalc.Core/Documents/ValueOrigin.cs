namespace CapacityCalc.Core.Documents;

/// <summary>Where a value came from; printed in the list of assumptions.</summary>
public enum ValueOrigin
{
    /// <summary>The scenario file.</summary>
    File,

    /// <summary>A <c>--set</c> on the command line, a sweep's point or a sample.</summary>
    Set,

    /// <summary>The hardware catalogue.</summary>
    Catalog,

    /// <summary>The parameter's own default.</summary>
    Default,

    /// <summary>Measurements of the scenario, from which it was solved.</summary>
    Calibration,
}
