using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Stages;

/// <summary>Lets a share of the items pass.</summary>
public sealed class Filter : IStageKind
{
    private static readonly Parameter<Ratio> Pass =
        Parameter.Required("pass", new QuantityType<Ratio>(new Bounds(0, 1, AboveMinimum: true), "80%"), "share of the items that pass");

    public ParameterSet Parameters { get; } = new(
        "filter",
        "Lets a share of the items pass; it takes no time unless it has a model.",
        [Pass, Work.OptionalModel, Work.PayloadParameter, .. Work.PlacementParameters]);

    Stage? IStageKind.Bind(StageContext context, Arguments arguments) => new PassingStage
    {
        Name = context.Name,
        Kind = Parameters.Name,
        Branch = context.Branch,
        Span = arguments.Span,
        Pass = arguments.TryGet(Pass, out var pass) ? pass.DecimalFractions : 1,
        Work = Work.From(context, arguments, Work.OptionalModel, hasPayload: true),
    };
}

/// <summary>A stage whose items pass, all or a share of them, whatever its model does meanwhile.</summary>
internal sealed record PassingStage : Stage
{
    public required double Pass { get; init; }

    /// <summary>Null where it takes no time.</summary>
    public required Work? Work { get; init; }

    internal override LoweredStage Lower(Lowering lowering, double? itemsIn)
    {
        var pool = Work is null ? null : lowering.PoolFor(this, Work, itemsIn, lowering.CorpusOf(this));
        var passed = lowering.Thin(this, itemsIn, (itemsIn is null ? null : pool?.Items ?? itemsIn) * Pass);
        return new LoweredStage(lowering.Visit(this, Work, pool, itemsIn, passed), passed);
    }

    internal override IEnumerable<(Stage Stage, Work Work)> Working() => Work is null ? [] : [(this, Work)];
}
