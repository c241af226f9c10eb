namespace CapacityCalc.Core.Documents;

/// <summary>The few keys whose meaning a path depends on.</summary>
internal static class DocumentKeys
{
    public const string Pipeline = "pipeline";
    public const string Stage = "stage";
    public const string Branches = "branches";
    public const string Model = "model";
    public const string Models = "models";
    public const string Hardware = "hardware";
    public const string Compare = "compare";
    public const string Choose = "choose";
}
