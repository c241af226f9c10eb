using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Tests.Exploration;

namespace CapacityCalc.Core.Tests.Estimation;

public sealed class QualityObjectiveTests
{
    private const string Ranking = """
        traffic: { rate: 10/s, items: 100 }
        slo: { quality: 73 }
        models:
          encoder: { kind: transformer, layers: 6, hidden: 384, heads: 12, sequence: 128, cv: 0.1,
                     quality: { metric: NDCG@10, by: layers, table: { 2: 71.01, 4: 73.04, 6: 74.30, 12: 74.31 } } }
        pipeline:
          - { stage: rank, kind: rank, model: encoder, keep: 10 }
        """;

    [Theory]
    [InlineData("2", 71.01, false)]
    [InlineData("3", 72.025, false)]
    [InlineData("4", 73.04, true)]
    [InlineData("6", 74.30, true)]
    public void Floor_OfAMetricOfWhichMoreIsBetter_IsMetAtOrAboveIt(string layers, double value, bool passes)
    {
        var objective = Judged($"models.encoder.layers={layers}");

        Assert.Equal((Objective.Quality, "NDCG@10", Better.Higher), (objective.Objective, objective.Metric, objective.Better));
        Assert.Equal(value, objective.Actual!.Value, 1e-9);
        Assert.Equal(passes, objective.Passed);
        Assert.Equal(1 + ((73 - value) / 73), objective.Excess!.Value, 1e-12);
    }

    [Fact]
    public void Floor_AtTheFigureItself_IsMet() => Assert.True(Judged("slo.quality=74.30").Passed);

    [Fact]
    public void Floor_OfALoss_IsACeiling()
    {
        var objective = Judged("models.encoder.quality.better=lower", "models.encoder.layers=12");

        Assert.Equal((false, Better.Lower), (objective.Passed, objective.Better));
        Assert.Equal(74.31 / 73, objective.Excess!.Value, 1e-12);
    }

    [Fact]
    public void Floor_BeyondTheTable_IsMissedWithoutAFigure()
    {
        var objective = Judged("models.encoder.layers=24");

        Assert.Equal((null, false, null), (objective.Actual, objective.Passed, objective.Excess));
    }

    [Fact]
    public void Floor_OfAnswersThatGoOnWithoutTheRanking_IsNotMet()
    {
        var document = Compared.Set(Given.Document(Ranking), "pipeline.rank.timeout=1 ms");
        var estimate = Given.Estimate(document);

        Assert.True(estimate.Stages[0].DegradedShare > 0.9);
        Assert.Equal((null, false), (estimate.Objectives.Single().Actual, estimate.Objectives.Single().Passed));
        Assert.Contains(estimate.Diagnostics, diagnostic => diagnostic.Code == DiagnosticCodes.QualityCut);
    }

    /// <summary>Linear between 2 and 4 layers, 73 is reached at 3.96 of them.</summary>
    [Fact]
    public void Solver_ForTheFewestLayers_StopsAtTheFloor()
    {
        var solution = Solver.Solve(new SolverInput(Given.Document(Ranking), ScenarioPath.Parse("models.encoder.layers"), Extreme.Smallest), new());

        Assert.Equal(4, solution!.Found!.Value.Number);
        Assert.Equal([Objective.Quality], solution.Beyond!.Missed.Select(objective => objective.Objective));
    }

    private static ObjectiveFigures Judged(params string[] settings) =>
        Given.Estimate(Compared.Set(Given.Document(Ranking), settings)).Objectives.Single();
}
