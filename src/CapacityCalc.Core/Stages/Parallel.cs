using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Stages;

/// <summary>Branches that get the same input, run at once, and are merged.</summary>
public sealed class Parallel : IStageKind
{
    private static readonly Parameter<DocumentNode> Branches =
        Parameter.Required("branches", new NodeType("map of name to pipeline", "{ near: [ … ], far: [ … ] }"), "name → pipeline; every branch gets the same input");

    private static readonly Parameter<Ratio> Overlap =
        Parameter.WithDefault("overlap", new QuantityType<Ratio>(new Bounds(0, 1), "10%"), Ratio.FromDecimalFractions(0), "share of the branches' items that are the same; out = their sum × (1 − overlap), at least the largest");

    public ParameterSet Parameters { get; } = new(
        "parallel",
        "Runs its branches at once and merges what they keep; it ends when the last of them ends.",
        [Branches, Overlap]);

    Stage? IStageKind.Bind(StageContext context, Arguments arguments)
    {
        var overlap = arguments.Get(Overlap).DecimalFractions;
        if (!arguments.TryGet(Branches, out var node))
        {
            return null;
        }

        var path = arguments.PathOf(Branches);
        if (node is not MapNode { Entries.Length: > 0 } map)
        {
            arguments.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a map of branches", "write for example 'branches: { near: [ … ], far: [ … ] }'");
            return null;
        }

        if (!map.Entries.All(entry => Names.Check(entry.Key, entry.KeySpan, "branch", arguments.Bag)))
        {
            return null;
        }

        return new ParallelStage
        {
            Name = context.Name,
            Kind = Parameters.Name,
            Branch = context.Branch,
            Span = arguments.Span,
            Overlap = overlap,
            Branches =
            [
                .. map.Entries.Select(entry => context.Scope.Pipeline(
                    entry.Value,
                    $"{path}.{entry.Key}",
                    context.Branch is null ? entry.Key : $"{context.Branch}/{entry.Key}")),
            ],
        };
    }
}

internal sealed record ParallelStage : Stage
{
    public required ImmutableArray<ImmutableArray<Stage>> Branches { get; init; }

    public required double Overlap { get; init; }

    internal override LoweredStage Lower(Lowering lowering, double? itemsIn)
    {
        var scope = lowering.Open(this, itemsIn);
        var nodes = ImmutableArray.CreateBuilder<PipelineNode>(Branches.Length);
        var outs = ImmutableArray.CreateBuilder<double?>(Branches.Length);
        foreach (var branch in Branches)
        {
            var lowered = lowering.Pipeline(branch, itemsIn);
            nodes.Add(lowered.Node);
            outs.Add(lowered.ItemsOut);
        }

        var merged = Lowering.Merge(outs, Overlap);
        return new LoweredStage(lowering.Close(scope, new ForkJoinNode(nodes.ToImmutable()), merged), merged);
    }

    internal override IEnumerable<(Stage Stage, Work Work)> Working() => Branches.SelectMany(branch => branch).SelectMany(stage => stage.Working());
}
