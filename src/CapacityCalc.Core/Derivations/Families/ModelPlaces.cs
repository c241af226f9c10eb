using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The maps of a scenario in which a figure of a model or a shape may stand.</summary>
internal static class ModelPlaces
{
    /// <summary>A model written in its stage goes before one of that name.</summary>
    public static string[] Maps(string stage, string model) => [$"pipeline.{stage}.model", $"models.{model}"];

    /// <summary>Where a model says how many items it searches by its own account.</summary>
    public static string OwnItems(Subject subject, string stage, CostModel model) => subject.Place(model is InvertedIndex ? "postings" : "vectors", Maps(stage, model.Name));

    /// <summary>A shape written in its stage, or for all; one of the scenario's own names; one of the catalogue.</summary>
    public static string[] Maps(string stage, Shape shape) => shape.Name == Shape.InlineName
        ? [$"pipeline.{stage}.hardware", "hardware"]
        : [$"shapes.{shape.Name}", $"hardware.{shape.Name}"];
}
