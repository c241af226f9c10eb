namespace CapacityCalc.Cli.Completions;

/// <summary>One way to go on.</summary>
/// <param name="Text">The whole word. One that ends with = or / is not complete by itself.</param>
/// <param name="Doc">What it means, in a line; empty for nothing to say.</param>
public sealed record Completion(string Text, string Doc = "");
