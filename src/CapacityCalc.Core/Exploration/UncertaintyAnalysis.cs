using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration.Worlds;
using CapacityCalc.Core.Uncertainty;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration;

/// <summary>Judges a scenario in many worlds, each a draw of its uncertain inputs.</summary>
public static class UncertaintyAnalysis
{
    /// <summary>The samples of the figures, and of the sensitivity.</summary>
    internal const string Main = "A", Other = "B";

    /// <summary>The sensitivity may judge so many worlds for each of the sample.</summary>
    private const double ForSensitivity = 0.5;

    /// <param name="progress">Told the share that is done, from several threads.</param>
    /// <returns>Null after an error in the bag.</returns>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    public static UncertaintyResult? Run(UncertaintyInput input, DiagnosticBag bag, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(bag);
        if (WorldSetting.Of(input.Document, bag) is not { } setting)
        {
            return null;
        }

        bool Asks(UncertaintyParts part) => input.Parts.HasFlag(part);
        var groups = WorldSample.Groups(setting.Inputs, setting.Correlations).Length;
        var samples = Asks(UncertaintyParts.Worlds) ? input.Samples : 0;
        var pairs = !Asks(UncertaintyParts.Indices) ? 0 : Math.Min(input.Samples, Math.Max(4 * WorldSampler.Replicates, (int)(ForSensitivity * input.Samples / (groups + 1)) / WorldSampler.Replicates * WorldSampler.Replicates));
        var (done, all) = (0, samples + (pairs * (groups + 1)));
        Action judged = () => progress?.Report((double)Interlocked.Increment(ref done) / all);

        var sample = WorldSample.Draw(setting.Inputs, setting.Correlations, input.Seed, Main, samples);
        var worlds = setting.JudgeAll(sample, input.Threads, cancellation, judged);
        var other = WorldSample.Draw(setting.Inputs, setting.Correlations, input.Seed, Other, pairs);
        var sensitivity = new SensitivityAnalysis(setting, input.Threads, cancellation);
        var indices = pairs == 0 ? [] : sensitivity.Indices(sample.First(pairs), worlds[..pairs], other, judged);
        var fleets = new FleetDecisions(setting, sample, worlds, new ParallelOptions { MaxDegreeOfParallelism = input.Threads, CancellationToken = cancellation });
        NoteProblems(worlds, bag);
        return new UncertaintyResult
        {
            Scenario = setting.Medians.Scenario.Name,
            Inputs = setting.Inputs,
            Correlations = setting.Correlations,
            Worlds = sample.Count,
            Evaluations = all,
            Seed = input.Seed,
            Planned = Estimator.Estimate(setting.Medians, setting.Plan, EstimateDetails.None),
            Outcomes = new OutcomeAccounting(setting, sample, worlds, input.Threads, cancellation).Figures(input.Parts),
            PlanHolds = samples == 0 ? default : ReplicatedFigures.Share([.. worlds.Select(world => world.PlanHolds)]),
            Objectives = samples == 0 ? [] : [.. setting.Medians.Scenario.Slo.Limits.Select((limit, index) => new ObjectiveChance(
                limit.Objective,
                limit.Limit,
                ReplicatedFigures.Share([.. worlds.Select(world => world.Kept[index])]),
                ReplicatedFigures.Share([.. worlds.Select(world => world.Sized[index])])))],
            Fleets = Asks(UncertaintyParts.Fleets) ? fleets.ForDecisions() : [],
            FleetCurve = Asks(UncertaintyParts.Fleets) ? fleets.Curve() : [],
            Swings = Asks(UncertaintyParts.Swings) ? sensitivity.Swings() : [],
            Indices = indices,
            Elasticities = Asks(UncertaintyParts.Elasticities) ? sensitivity.Elasticities() : [],
            MeasureFirst = SensitivityAnalysis.Winners(indices),
        };
    }

    /// <summary>The load curve of the planned fleet over the worlds.</summary>
    /// <returns>Null after an error in the bag.</returns>
    public static LoadFan? Fan(UncertaintyInput input, DiagnosticBag bag, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(bag);
        return WorldSetting.Of(input.Document, bag) is { } setting ? new FanAnalysis(setting, input.Threads, cancellation).Draw(input) : null;
    }

    /// <summary>Worlds in which the scenario itself cannot be count as ones in which no fleet holds; the reason is told.</summary>
    private static void NoteProblems(ImmutableArray<World> worlds, DiagnosticBag bag)
    {
        var impossible = worlds.Where(world => world.Problem is not null).ToImmutableArray();
        if (impossible.IsEmpty)
        {
            return;
        }

        var usual = impossible.GroupBy(world => (world.Problem!.Code, world.Problem.Span)).MaxBy(alike => alike.Count())!.First().Problem!;
        bag.Warning(
            DiagnosticCodes.WorldsImpossible,
            usual.Span,
            $"in {Ratio.Dimension.Print((double)impossible.Length / worlds.Length, 2)} of the worlds the scenario cannot be, and no fleet holds; in one of them {usual.Message}",
            usual.Hint);
    }
}
