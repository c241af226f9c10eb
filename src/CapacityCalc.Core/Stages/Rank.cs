using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Stages;

/// <summary>Scores every item that comes in.</summary>
public sealed class Rank : IStageKind
{
    public ParameterSet Parameters { get; } = new(
        "rank",
        "Scores every item that comes in and keeps some.",
        [.. Keep.Parameters, Work.RequiredModel, Work.PayloadParameter, .. Work.PlacementParameters],
        Keep.Constraints);

    Stage? IStageKind.Bind(StageContext context, Arguments arguments)
    {
        var keep = Keep.From(arguments);
        return Work.From(context, arguments, Work.RequiredModel, hasPayload: true) is { } work
            ? new ScoringStage { Name = context.Name, Kind = Parameters.Name, Branch = context.Branch, Span = arguments.Span, Work = work, Keep = keep }
            : null;
    }
}
