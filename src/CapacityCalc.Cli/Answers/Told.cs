using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Answers;

/// <summary>What there is to tell beside an answer: the last part of its document.</summary>
internal sealed record Told(ImmutableArray<Diagnostic> Diagnostics)
{
    public static Items<Told, Diagnostic> Member { get; } = new("diagnostics", told => told.Diagnostics, EstimateDocument.DiagnosticMembers);
}
