namespace CapacityCalc.Core.Hardware;

/// <summary>Where a figure of the catalogue is from.</summary>
/// <param name="Source">A repository and its file, or a page.</param>
/// <param name="Date">The day on which it was read, ISO 8601.</param>
/// <param name="Assumed">What of it no source was found for, in words; null where all of it has one.</param>
public sealed record Provenance(string Source, string Date, string? Assumed = null)
{
    public override string ToString() => Assumed is null ? $"{Source}, {Date}" : $"{Source}, {Date}; assumed: {Assumed}";
}
