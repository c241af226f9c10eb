using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Answers;

/// <summary>What a command answers, for people and for programs; every format renders the one or the other.</summary>
public sealed record Answer(Report Report, IDocument Document);
