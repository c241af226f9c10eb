using CapacityCalc.Cli.Comparing;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Cli.Tests.Comparing;

public class ComparedFigureTests
{
    [Theory]
    [InlineData(100, 0, Agreement.WithinInterval)]
    [InlineData(102, 0, Agreement.WithinInterval)]
    [InlineData(102.1, 0, Agreement.JustOutside)]
    [InlineData(97.9, 0, Agreement.JustOutside)]
    [InlineData(104.1, 0, Agreement.Outside)]
    [InlineData(104.1, 3, Agreement.WithinAccuracy)]
    [InlineData(95.1, 3, Agreement.WithinAccuracy)]
    [InlineData(94.9, 3, Agreement.Outside)]
    public void Agreement_BesideAHundredPlusMinusTwo_IsTheClosestThatHolds(double estimate, double tolerance, Agreement expected) =>
        Assert.Equal(expected, new ComparedFigure(estimate, new Interval(100, 2), tolerance, Method.Approximate).Agreement);

    [Theory]
    [InlineData(110, Agreement.Bound)]
    [InlineData(90, Agreement.Outside)]
    public void Agreement_OfAnUpperBound_IsBrokenFromBelowAlone(double estimate, Agreement expected) =>
        Assert.Equal(expected, new ComparedFigure(estimate, new Interval(100, 2), 0, Method.Bound).Agreement);

    [Theory]
    [InlineData(0.30000000000000004, Agreement.WithinInterval)]
    [InlineData(0.3001, Agreement.Outside)]
    public void Agreement_OfAConstantWithItself_SurvivesRounding(double estimate, Agreement expected) =>
        Assert.Equal(expected, new ComparedFigure(estimate, new Interval(0.3, 0), 0, Method.Exact).Agreement);

    [Fact]
    public void Agreement_WithoutOneOfTheTwo_IsNone()
    {
        Assert.Equal(Agreement.None, new ComparedFigure(null, new Interval(1, 0), 0, Method.Exact).Agreement);
        Assert.Equal(Agreement.None, new ComparedFigure(1, null, 0, Method.Exact).Agreement);
        Assert.Null(new ComparedFigure(1, null, 0, Method.Exact).Difference);
    }

    [Theory]
    [InlineData(0, 0, 0.0)]
    [InlineData(1, 2, -0.5)]
    [InlineData(1, 0, null)]
    public void Difference_IsRelativeToTheSimulation(double estimate, double simulated, double? expected) =>
        Assert.Equal(expected, new ComparedFigure(estimate, new Interval(simulated, 0), 0, Method.Exact).Difference);
}
