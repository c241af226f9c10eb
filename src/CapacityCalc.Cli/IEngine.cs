using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli;

/// <summary>A scenario as the command line names it.</summary>
/// <param name="File">The path as the person wrote it; <c>-</c> for standard input.</param>
/// <param name="Settings">The values of <c>--set</c>, in order.</param>
public sealed record ScenarioInput(string File, ImmutableArray<string> Settings);

/// <summary>A chart as the command line asks for it.</summary>
/// <param name="Kind">One of <see cref="IEngine.Charts"/>.</param>
/// <param name="Width">In pixels of the unscaled picture.</param>
/// <param name="Height">In pixels of the unscaled picture.</param>
/// <param name="Scale">Pixels of a PNG for one of these; an SVG has none.</param>
public sealed record ChartRequest(string Kind, ImageKind Image, int Width, int Height, double Scale);

public enum ImageKind
{
    Png,
    Svg,
}

/// <summary>A simulation as the command line asks for it.</summary>
/// <param name="Options">Its <see cref="SimulationOptions.Threads"/> are the engine's to choose: the answer does not depend on them.</param>
/// <param name="Progress">Null where nobody watches.</param>
public sealed record SimulationRequest(SimulationOptions Options, IProgress<SimulationProgress>? Progress, CancellationToken Cancellation);

/// <summary>An estimate, and what a simulation of the same fleet at the same rate measured.</summary>
/// <param name="Diagnostics">Of the simulation.</param>
public sealed record SimulatedEstimate(Estimate Estimate, SimulationResult Simulation, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A word to choose by, and a line on what it means.</summary>
public readonly record struct NamedChoice(string Name, string Doc);

/// <summary>What the commands ask of the calculator; they know nothing else of it.</summary>
/// <remarks>Where an answer is null there is at least one error in the bag.</remarks>
public interface IEngine
{
    /// <summary>Reads and judges a scenario without answering it.</summary>
    void Check(ScenarioInput input, DiagnosticBag bag);

    /// <summary>The estimate with all that the report shows: capacity and breakdown too.</summary>
    Estimate? Estimate(ScenarioInput input, DiagnosticBag bag);

    /// <summary>The estimate with the waits and latencies of a simulation where no formula is exact; nothing is simulated where all are.</summary>
    Estimate? Estimate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag);

    /// <summary>The estimate, and a simulation of its fleet.</summary>
    SimulatedEstimate? Simulate(ScenarioInput input, SimulationRequest request, DiagnosticBag bag);

    byte[]? Draw(ScenarioInput input, ChartRequest request, DiagnosticBag bag);

    ImmutableArray<NamedChoice> Charts { get; }

    Answer Hardware { get; }

    Table Models { get; }

    Table Stages { get; }

    /// <summary>Writes a file whole or not at all, and never over one of the inputs.</summary>
    bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag);
}
