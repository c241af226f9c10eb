namespace CapacityCalc.Core.Diagnostics;

public enum Severity
{
    /// <summary>The input cannot be answered.</summary>
    Error,

    /// <summary>The answer stands, but something in the input is probably not what was meant, or a figure is less certain than it looks.</summary>
    Warning,

    /// <summary>Something worth knowing; nothing is wrong.</summary>
    Info,
}
