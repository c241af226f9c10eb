using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Stages;

/// <summary>A request to some service; the items pass through.</summary>
public sealed class Call : IStageKind
{
    public ParameterSet Parameters { get; } = new(
        "call",
        "A request to some service, such as a feature store; the items pass through. With `hosts: external` it is a delay and nothing else.",
        [Work.RequiredModel, Work.PayloadParameter, .. Work.PlacementParameters]);

    Stage? IStageKind.Bind(StageContext context, Arguments arguments) =>
        Work.From(context, arguments, Work.RequiredModel, hasPayload: true) is { } work
            ? new PassingStage { Name = context.Name, Kind = Parameters.Name, Branch = context.Branch, Span = arguments.Span, Pass = 1, Work = work }
            : null;
}
