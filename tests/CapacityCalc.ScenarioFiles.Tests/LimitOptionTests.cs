using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.ScenarioFiles.Tests;

public sealed class LimitOptionTests
{
    [Theory]
    [InlineData("p99 <= 500 ms", Objective.P99, Better.Lower, LimitBasis.Absolute, 0.5)]
    [InlineData("p99_9<=+10 ms", Objective.P999, Better.Lower, LimitBasis.Difference, 0.01)]
    [InlineData("hosts ≤ +5%", Objective.Hosts, Better.Lower, LimitBasis.Ratio, 0.05)]
    [InlineData("hosts <= -3", Objective.Hosts, Better.Lower, LimitBasis.Difference, -3)]
    [InlineData("cost <= 730 USD/month", Objective.Cost, Better.Lower, LimitBasis.Absolute, 1)]
    [InlineData("quality >= -0.5%", Objective.Quality, Better.Higher, LimitBasis.Ratio, -0.005)]
    public void Parse_OfALimit_ReadsFigureSideAndAmount(string text, Objective figure, Better better, LimitBasis basis, double amount)
    {
        var bag = new DiagnosticBag();
        var limit = LimitOption.Parse(text, bag)!;

        Assert.False(bag.HasErrors);
        Assert.Equal((figure, better, basis), (limit.Figure, limit.Better, limit.Basis));
        Assert.Equal(amount, limit.Amount, 1e-12);
    }

    [Theory]
    [InlineData("hosts +5%", 9)]
    [InlineData("host <= 3", 9)]
    [InlineData("p99 <= 5%", 15)]
    [InlineData("p99 <= +-5 ms", 15)]
    [InlineData("p99 < 5 ms", 13)]
    [InlineData("p99<=1e400 ms", 14)]
    [InlineData("", 9)]
    public void Parse_OfNoLimit_SaysWhereAndWhatIsRight(string text, int column)
    {
        var bag = new DiagnosticBag();

        Assert.Null(LimitOption.Parse(text, bag));
        var problem = Assert.Single(bag.ToImmutable());
        Assert.Equal((DiagnosticCodes.InvalidOption, column), (problem.Code, problem.Span.Column));
        Assert.NotNull(problem.Hint);
    }
}
