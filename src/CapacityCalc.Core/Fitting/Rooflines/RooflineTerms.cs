namespace CapacityCalc.Core.Fitting.Rooflines;

/// <summary>What a fit of a roofline chooses; in the order of its parameters.</summary>
[Flags]
internal enum RooflineTerms
{
    None = 0,
    CallOverhead = 1,
    Arithmetic = 2,
    Transfers = 4,
    Roofs = Arithmetic | Transfers,
}
