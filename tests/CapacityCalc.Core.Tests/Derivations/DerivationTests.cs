using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Tests.Derivations;

/// <summary>What a derivation says is so, in every scenario that the project shows and in some that it does not.</summary>
public sealed class DerivationTests
{
    /// <summary>Relative; sums in another order differ by less.</summary>
    private const double Rounding = 1e-8;

    public static TheoryData<string> Scenarios() => [.. Examples.Files, .. Corners.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ClosedForm_OfItsInputs_GivesItsFigure(string scenario)
    {
        var (derivation, _) = Derive(scenario);
        var closed = derivation.Steps.Where(step => step.Basis is ClosedForm).ToArray();

        Assert.NotEmpty(closed);
        Assert.All(closed, step =>
        {
            var value = ((ClosedForm)step.Basis).Formula.Evaluate(path => derivation.Find(path)!.Value);
            Assert.True(Math.Abs(value - step.Value) <= Rounding * Math.Max(Math.Abs(value), Math.Abs(step.Value)), $"{step.Path} is {step.Value:R}, and its formula gives {value:R}");
        });
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void ClosedForm_OfPrintedNumbers_GivesThePrintedFigure(string scenario)
    {
        var (derivation, _) = Derive(scenario);

        Assert.All(derivation.Steps.Where(step => step.Basis is ClosedForm), step =>
        {
            var printed = ((ClosedForm)step.Basis).Formula.Evaluate(path => derivation.Find(path)!.PrintedValue);
            Assert.True(
                Math.Abs(printed - step.Value) <= step.Measure.LastDigit(step.Value, step.Digits) + (Rounding * Math.Abs(step.Value)),
                $"{step.Path} is {step.Printed}, and the numbers printed beside it give {printed:R}");
        });
    }

    /// <summary>A figure that does not follow from what is printed beside it but for its first digit tells nobody anything.</summary>
    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Step_OfEveryKind_IsPrintedToEnoughDigits(string scenario)
    {
        var (derivation, _) = Derive(scenario);

        Assert.All(derivation.Steps, step => Assert.InRange(step.Digits, 3, Measure.MostDigits));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Figure_OfAnEstimate_IsToldByItsOwnRule(string scenario)
    {
        var (derivation, _) = Derive(scenario);

        Assert.Empty(derivation.Steps.Where(step => step.Basis is NumericMethod { Procedure: StepList.Untold }).Select(step => step.Path));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void GivenValue_OfAStep_IsAmongTheAssumptions(string scenario)
    {
        var (derivation, estimate) = Derive(scenario);
        var known = estimate.Assumptions.Select(assumption => assumption.Path).ToHashSet();

        Assert.All(derivation.Steps.Where(step => step.Basis is GivenValue), step => Assert.Contains(step.Path, known));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Step_FollowsFrom_NothingThatFollowsFromIt(string scenario)
    {
        var (derivation, _) = Derive(scenario);

        Assert.All(derivation.Steps, step =>
        {
            var below = derivation.Below(step.Path);
            var place = below.Select((each, index) => (each.Path, index)).ToDictionary(entry => entry.Path, entry => entry.index);
            Assert.Equal(step, below[0]);
            Assert.All(below, each => Assert.All(each.Inputs, input => Assert.True(place[input] > place[each.Path], $"{each.Path} stands behind {input}")));
        });
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Step_InEveryNotation_IsWritten(string scenario)
    {
        var (derivation, _) = Derive(scenario);

        foreach (var step in derivation.Steps.Where(step => step.Basis is ClosedForm))
        {
            foreach (var notation in new[] { Notation.Text, Notation.Latex })
            {
                var symbols = derivation.Write(step, notation, Vocabulary.Symbols)!;
                var numbers = derivation.Write(step, notation, Vocabulary.Numbers)!;
                Assert.DoesNotContain("NaN", numbers, StringComparison.Ordinal);
                Assert.Equal(symbols.Count(character => character == '{'), symbols.Count(character => character == '}'));
                Assert.Equal(numbers.Count(character => character == '{'), numbers.Count(character => character == '}'));
                Assert.Equal(numbers.Count(character => character == '('), numbers.Count(character => character == ')'));
            }
        }
    }

    private static (Derivation Derivation, Estimate Estimate) Derive(string scenario)
    {
        var document = Corners.Find(scenario) is { } yaml ? Given.Document(yaml) : Examples.Read(scenario);
        var bound = Binder.Bind(document, new DiagnosticBag())!;
        var estimate = Estimator.Estimate(bound) with { Runway = RunwayPlanner.Of(document, bound, threads: 1) };
        return (Derivation.Of(bound, estimate), estimate);
    }
}
