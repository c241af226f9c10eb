using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;

namespace CapacityCalc.Core.CostModels;

/// <summary>What a model kind asks of the scenario around it while it is bound.</summary>
/// <param name="Name">The model's name in the file; its kind where it is written inline.</param>
/// <param name="Shapes">Resolves a shape's name, given with its path; null after a diagnostic.</param>
internal sealed record ModelContext(string Name, Func<TextNode, string, Shape?> Shapes);
