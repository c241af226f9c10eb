namespace CapacityCalc.Core.Fitting;

/// <param name="Name">What the model is called in the snippet.</param>
public sealed record FitOptions(string Name)
{
    public const string DefaultName = "fitted";
}
