using CapacityCalc.Core.Documents;

namespace CapacityCalc.ScenarioFiles;

/// <summary>A document with the text that it was read from.</summary>
public sealed record ScenarioSource(ScenarioDocument Document, string Text);
