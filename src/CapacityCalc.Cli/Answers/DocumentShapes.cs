using System.Collections.Immutable;

namespace CapacityCalc.Cli.Answers;

/// <summary>The shape of every answer that is written as JSON; a new one is a line here.</summary>
internal static class DocumentShapes
{
    public static ImmutableArray<IDocumentShape> All { get; } =
    [
        EstimateDocument.Shape,
        SimulationDocument.Shape,
        ComparisonDocument.Shape,
        SolutionDocument.Shape,
        FrontierDocument.Shape,
        DesignDocument.Shape,
        UncertaintyDocument.Shape,
        ExplanationDocument.Shape,
        FitDocument.Shape,
        PredictionCheckDocument.Shape,
        HardwareDocument.Catalog,
    ];

    /// <summary>The part of a shape's name that tells it from the others: <c>estimate</c>.</summary>
    public static string NameOf(IDocumentShape shape) => shape.Schema.Split('/')[1];
}
