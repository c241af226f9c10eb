using System.Collections.Immutable;
using CapacityCalc.Charts;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli.Stories;

/// <summary>Reads every scenario of a report once, and asks of it all that it can answer.</summary>
internal sealed class StoryTeller(ScenarioInputs inputs, StoryRequest request, DiagnosticBag bag)
{
    private readonly CancellationToken _cancellation = request.Scenarios.Cancellation;

    /// <summary>Null after an error in the bag.</summary>
    /// <exception cref="OperationCanceledException">It was asked for.</exception>
    public Made<Story>? Tell()
    {
        if (Read() is not { } opened)
        {
            return null;
        }

        // Everything is read and judged before anything takes long.
        var compared = IsCompared(opened) ? ComparisonFiles.Of(inputs, request.Scenarios, [.. opened.Select(scenario => scenario.Source.Document)], bag) : null;
        if (bag.HasErrors || !Serves(compared is not null, opened.Any(scenario => !scenario.Bound.Uncertain.IsEmpty)))
        {
            return null;
        }

        var comparison = compared is null ? null : Compare(compared.Value);
        if (bag.HasErrors)
        {
            return null;
        }

        var scenarios = opened.Select(Of).ToImmutableArray();
        return bag.HasErrors ? null : new(new Story(scenarios, comparison), compared?.Inputs ?? request.Scenarios.Files);
    }

    /// <summary>Null after an error in the bag.</summary>
    private ImmutableArray<Opened>? Read()
    {
        if (!ComparisonFiles.CanRead(request.Scenarios, bag))
        {
            return null;
        }

        var opened = ImmutableArray.CreateBuilder<Opened>();
        foreach (var file in request.Scenarios.Files)
        {
            var own = new DiagnosticBag();
            if (inputs.ReadOpen(file, request.Scenarios.Settings, own) is var (document, source)
                && Choices.TakeFirst(document, own) is { } decided && Binder.Bind(decided, own) is { } bound)
            {
                opened.Add(new Opened(file, source with { Document = document }, decided, bound, own));
            }

            bag.AddAll(own.ToImmutable());
            if (bag.HasErrors)
            {
                return null;
            }
        }

        return opened.ToImmutable();
    }

    private bool IsCompared(ImmutableArray<Opened> opened) =>
        opened.Length > 1 || !request.Scenarios.Vary.IsEmpty || request.Scenarios.Baseline is not null || CompareSection.Of(opened[0].Decided, new DiagnosticBag()) is not null;

    /// <summary>Whether every option has something to act on.</summary>
    private bool Serves(bool isCompared, bool isUncertain)
    {
        if (request.Scenarios.KeepsFleet && !isCompared)
        {
            bag.Error(UsageCodes.InvalidUsage, default, "--keep-fleet does nothing to a report that compares nothing", "leave it out, or write --vary");
        }

        if (!isUncertain && (request.Samples is not null || request.Seed is not null))
        {
            bag.Error(
                UsageCodes.InvalidUsage, default, $"{(request.Samples is null ? "--seed" : "--samples")} does nothing to a report of a scenario without ranges", "leave it out, or write what you know as a range: --set \"models.dnn.time=0.8..1.2 ms\"");
        }

        return !bag.HasErrors;
    }

    private ComparisonStory? Compare(ComparisonInput input)
    {
        var own = new DiagnosticBag();
        var comparison = Comparer.Compare(input with { Threads = Environment.ProcessorCount }, own, request.Scenarios.Counted, request.Scenarios.Progress, _cancellation);
        bag.AddAll(own.ToImmutable());
        return comparison is null
            ? null
            : new ComparisonStory(
                comparison, StoryCharting.Draw(ChartSubject.Comparison, new ChartInput(NoEstimate, () => null, () => comparison), request.Charts, _cancellation), ReadingOrder.Of(own.ToImmutable()));
    }

    private ScenarioStory Of(Opened scenario)
    {
        var (bound, document) = (scenario.Bound, scenario.Decided);
        var runway = RunwayPlanner.Of(document, bound, Environment.ProcessorCount);
        var estimate = Estimator.Estimate(bound) with { Runway = runway };
        estimate = estimate with { Diagnostics = ReadingOrder.Of(scenario.Own.ToImmutable().Union(estimate.Diagnostics)) };
        bag.AddAll(estimate.Diagnostics.Except(bag.ToImmutable()));
        var input = new ChartInput(() => estimate, () => Estimator.LoadCurve(bound, Estimator.Size(bound)), () => null) { Runway = new(() => runway) };
        var charts = StoryCharting.Draw(ChartSubject.Scenario, input, request.Charts, _cancellation);
        return new ScenarioStory(estimate, bound.Uncertain.IsEmpty ? null : Worlds(document), charts, Derivation.Of(bound, estimate), scenario.File, scenario.Source.Text);
    }

    private UncertaintyStory? Worlds(ScenarioDocument document)
    {
        var input = new UncertaintyInput(document) { Samples = request.Samples ?? UncertaintyInput.DefaultSamples, Seed = request.Seed ?? 1, Threads = Environment.ProcessorCount };
        var own = new DiagnosticBag();
        if (UncertaintyAnalysis.Run(input, own, request.Worlds, _cancellation) is not { } result)
        {
            bag.AddAll(own.ToImmutable());
            return null;
        }

        var charted = new ChartInput(NoEstimate, () => null, () => null)
        {
            Uncertainty = new(() => result),
            Fan = new(() => UncertaintyAnalysis.Fan(input, new DiagnosticBag(), _cancellation)),
        };
        var told = ReadingOrder.Of(own.ToImmutable().Except(bag.ToImmutable()));
        bag.AddAll(told);
        return new UncertaintyStory(result, StoryCharting.Draw(ChartSubject.Uncertainty, charted, request.Charts, _cancellation), told);
    }

    private static Estimate NoEstimate() => throw new InvalidOperationException("this chart asks for no estimate");

    /// <param name="Source">With what is set, and all that is left open.</param>
    /// <param name="Decided">With the first value of what is left open.</param>
    private sealed record Opened(string File, ScenarioSource Source, ScenarioDocument Decided, BoundScenario Bound, DiagnosticBag Own);
}
