using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Core.Tests.Exploration;

public sealed class FrontierSolverTests
{
    /// <summary>Nobody waits at a service of someone else's: items × time, at most 100 ms.</summary>
    private const string Product = """
        traffic: { rate: 10/s, items: 200 }
        slo: { p99: 100 ms }
        pipeline:
          - { stage: rank, kind: rank, hosts: external, model: { kind: per_item, time: 0.1 ms } }
        """;

    [Fact]
    public void Solve_OfAProduct_IsAHyperbola()
    {
        var frontier = Solved(Product, "traffic.items", "pipeline.rank.model.time");

        Assert.InRange(frontier.Points.Length, 10, 40);
        Assert.Equal(frontier.Points.Select(point => point.Value.Number), frontier.Points.Select(point => point.Value.Number).Order());
        Assert.Contains(frontier.Points, point => point.Value == frontier.Given.Current);
        foreach (var point in frontier.Points)
        {
            // Four digits, rounded down.
            var most = 0.1 / point.Value.Number!.Value;
            Assert.InRange(point.Found!.Value.Number!.Value, most * (1 - 1.001e-3), most * (1 + 1e-9));
            Assert.Equal([Objective.P99], point.Beyond!.Missed.Select(objective => objective.Objective));
            Assert.True(point.IsThreshold);
        }

        Assert.True(frontier.MeetsNow);
    }

    /// <summary>A decade to either side of the present 200, where nothing ends it before.</summary>
    [Theory]
    [InlineData(null, 20, 2000)]
    [InlineData("50..500", 50, 500)]
    public void Solve_GoesAsFarAsItIsAsked(string? within, double low, double high)
    {
        var frontier = Solved(Product, "traffic.items", "pipeline.rank.model.time", within);

        Assert.Equal((low, high), (frontier.Points[0].Value.Number, frontier.Points[^1].Value.Number));
    }

    /// <summary>Below 1 item there is none, and above 1000 no time is short enough: 0.1 ms each.</summary>
    [Fact]
    public void Solve_EndsWhereTheObjectivesEnd()
    {
        var frontier = Solved(Product, "traffic.items", "slo.p99", null, Extreme.Smallest);

        foreach (var point in frontier.Points)
        {
            Assert.InRange(point.Found!.Value.Number!.Value, point.Value.Number!.Value * 1e-4 * (1 - 1e-9), point.Value.Number.Value * 1e-4 * (1 + 1.001e-3));
        }
    }

    [Fact]
    public void Solve_WhereSomethingElseBinds_PutsMorePointsThere()
    {
        var frontier = Solved(Product.Replace("hosts: external", "hosts: auto", StringComparison.Ordinal).Replace("p99: 100 ms", "p99: 100 ms, hosts: 2", StringComparison.Ordinal), "traffic.rate", "pipeline.rank.model.time", "1/s..10000/s");
        var reasons = frontier.Points.Select(point => point.Beyond?.Missed.MaxBy(objective => objective.Excess)?.Objective).ToArray();
        var turn = Array.IndexOf(reasons, Objective.Hosts);

        Assert.Equal([Objective.P99, Objective.Hosts], reasons.OfType<Objective>().Distinct());
        Assert.True(frontier.Points[turn].Value.Number / frontier.Points[turn - 1].Value.Number < Math.Pow(10_000, 1.0 / 15));
    }

    /// <summary>Too few items rank too badly, and too many take too long.</summary>
    [Fact]
    public void Solve_WhereTheObjectivesAreMetInTheMiddle_SaysFromWhereOn()
    {
        const string Floor = """
            traffic: { rate: 10/s, items: 200 }
            slo: { p99: 100 ms, quality: 70 }
            pipeline:
              - { stage: rank, kind: rank, hosts: external, model: { kind: per_item, time: 0.1 ms, quality: { metric: NDCG, by: items, table: { 1: 50, 101: 70, 5000: 80 } } } }
            """;
        var frontier = Solved(Floor, "pipeline.rank.model.time", "traffic.items", "0.1..0.5 ms");

        Assert.All(frontier.Points, point =>
        {
            Assert.False(point.IsThreshold);
            Assert.Equal(101, point.OtherEnd!.Number);
            Assert.Equal(Math.Floor(0.1 / point.Value.Number!.Value * (1 + 1e-9)), point.Found!.Value.Number);
        });
    }

    [Fact]
    public void Solve_OnAnyNumberOfThreads_IsTheSame()
    {
        var (one, three) = (Solved(Product, "traffic.items", "pipeline.rank.model.time", threads: 1), Solved(Product, "traffic.items", "pipeline.rank.model.time", threads: 3));

        Assert.Equal(one.Points.Select(point => (point.Value, point.Found!.Value)), three.Points.Select(point => (point.Value, point.Found!.Value)));
    }

    [Theory]
    [InlineData("traffic.items", "traffic.items", DiagnosticCodes.InvalidPath)]
    [InlineData("traffic.speed", "traffic.items", DiagnosticCodes.InvalidPath)]
    [InlineData("traffic.items", "pipeline.rank.model.kind", DiagnosticCodes.InvalidPath)]
    public void Solve_ForWhatIsNoNumber_IsRefused(string given, string sought, string code)
    {
        var bag = new DiagnosticBag();

        Assert.Null(FrontierSolver.Solve(Input(Product, given, sought, null, Extreme.Largest, 1), bag));
        Assert.Equal([code], VariantJudge.Errors(bag).Select(diagnostic => diagnostic.Code));
    }

    private static FrontierInput Input(string yaml, string given, string sought, string? within, Extreme extreme, int threads) =>
        new(Given.Document(yaml), new FrontierPath(ScenarioPath.Parse(given), within, null), new FrontierPath(ScenarioPath.Parse(sought), null, null), extreme) { Threads = threads };

    private static Frontier Solved(string yaml, string given, string sought, string? within = null, Extreme extreme = Extreme.Largest, int threads = 2)
    {
        var bag = new DiagnosticBag();
        var frontier = FrontierSolver.Solve(Input(yaml, given, sought, within, extreme, threads), bag);
        Assert.True(frontier is not null, string.Join('\n', bag.ToImmutable().Select(diagnostic => diagnostic.Message)));
        return frontier;
    }
}
