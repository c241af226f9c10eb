using System.Collections.Immutable;

namespace CapacityCalc.Core.Stages;

/// <summary>Every kind of stage; a new one is one file and one line here.</summary>
public static class StageKinds
{
    public static ImmutableArray<IStageKind> All { get; } =
    [
        new Retrieve(),
        new Rank(),
        new Filter(),
        new Call(),
        new Parallel(),
    ];

    public static IStageKind? Find(string name) => All.FirstOrDefault(kind => kind.Parameters.Name == name);
}
