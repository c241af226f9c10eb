namespace CapacityCalc.Core.Fitting;

/// <param name="Name">What the model is called in the snippet.</param>
public sealed record FitOptions(string Name)
{
    public const string DefaultName = "fitted";

    /// <summary>What was measured, where a kind of fit <see cref="FitTakes.Model"/>; null for the others.</summary>
    public PlacedModel? Model { get; init; }
}
