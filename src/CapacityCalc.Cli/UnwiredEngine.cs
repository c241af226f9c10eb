using System.Collections.Immutable;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli;

/// <summary>The seam: stands where the calculator will be put in.</summary>
internal sealed class UnwiredEngine : IEngine
{
    public ImmutableArray<NamedChoice> Charts => [];

    public Table Hardware => throw new NotImplementedException();

    public Table Models => throw new NotImplementedException();

    public Table Stages => throw new NotImplementedException();

    public void Check(ScenarioInput input, DiagnosticBag bag) => throw new NotImplementedException();

    public Estimate? Estimate(ScenarioInput input, DiagnosticBag bag) => throw new NotImplementedException();

    public byte[]? Draw(ScenarioInput input, ChartRequest request, DiagnosticBag bag) => throw new NotImplementedException();

    public bool WriteFile(string path, ImmutableArray<string> inputs, ReadOnlyMemory<byte> contents, DiagnosticBag bag) => throw new NotImplementedException();
}
