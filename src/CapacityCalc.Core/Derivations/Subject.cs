using System.Collections.Frozen;
using System.Collections.Immutable;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Derivations;

/// <summary>What is derived, and where its inputs stand.</summary>
internal sealed class Subject
{
    private readonly FrozenDictionary<string, Assumption> _assumptions;
    private readonly FrozenDictionary<string, Stage> _stages;

    public Subject(BoundScenario bound, Estimate estimate)
    {
        Bound = bound;
        Estimate = estimate;
        _assumptions = bound.Scenario.Assumptions.GroupBy(assumption => assumption.Path).ToFrozenDictionary(group => group.Key, group => group.Last());
        _stages = All(bound.Scenario.Pipeline).ToFrozenDictionary(stage => stage.Name);
    }

    public BoundScenario Bound { get; }

    public Estimate Estimate { get; }

    public Scenario Scenario => Bound.Scenario;

    public PipelineGraph Graph => Bound.Graph;

    public Assumption? Assumed(string path) => _assumptions.GetValueOrDefault(path);

    /// <summary>What is written there as a plain number; null where nothing is, or no such thing.</summary>
    public double? NumberAt(string path) => Assumed(path) is { } assumption && Count.Dimension.TryParse(assumption.Value, out var number, out _) ? number : null;

    public Stage StageOf(string name) => _stages[name];

    /// <summary>The first of these maps that says something of a key, or the first where none does.</summary>
    public string Place(string key, params ReadOnlySpan<string> maps)
    {
        foreach (var map in maps)
        {
            if (_assumptions.ContainsKey($"{map}.{key}"))
            {
                return $"{map}.{key}";
            }
        }

        return $"{maps[0]}.{key}";
    }

    private static IEnumerable<Stage> All(ImmutableArray<Stage> stages) =>
        stages.SelectMany(stage => stage is ParallelStage parallel ? parallel.Branches.SelectMany(branch => All(branch)).Prepend(stage) : [stage]);
}
