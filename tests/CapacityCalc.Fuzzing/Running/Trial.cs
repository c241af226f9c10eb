using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Commands;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Fuzzing.Laws;
using CapacityCalc.Fuzzing.Mutations;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>One input through the program: read, bind, estimate, write in every format.</summary>
internal static class Trial
{
    private const string Source = "fuzz.yaml";

    /// <exception cref="BrokenLawException">What came out may not be; any other exception is a fault as well.</exception>
    public static Ending Run(byte[] bytes, Depth depth, Dice dice)
    {
        var bag = new DiagnosticBag();
        var text = Encoding.UTF8.GetString(bytes);
        if (Read(bytes, bag) is not { } open)
        {
            CheckRefusal(bag, text);
            return Ending.Unreadable;
        }

        if (Choices.TakeFirst(open, bag) is not { } document || Binder.Bind(document, bag) is not { } bound)
        {
            CheckRefusal(bag, text);
            return Ending.Refused;
        }

        var written = Estimate(document, bound, depth, bag, text);
        if (bag.HasErrors)
        {
            return Ending.Refused;
        }

        if (depth == Depth.Everything && !written.SequenceEqual(Estimate(document, bound, depth, bag, text)))
        {
            throw new BrokenLawException("the same input has the same answer", text[..Math.Min(text.Length, 40)]);
        }

        if (depth != Depth.Exploration)
        {
            return Ending.Answered;
        }

        Exploration.Run(open, document, bound, text, dice);
        return Ending.Explored;
    }

    private static ScenarioDocument? Read(byte[] bytes, DiagnosticBag bag)
    {
        using var stream = new MemoryStream(bytes);
        return ScenarioReader.Read(Source, stream, bag);
    }

    private static ImmutableArray<string> Estimate(ScenarioDocument document, BoundScenario bound, Depth depth, DiagnosticBag bag, string text)
    {
        var estimate = depth == Depth.Everything
            ? Estimator.Estimate(bound) with { Runway = RunwayPlanner.Of(document, bound, threads: 1) }
            : Estimator.Estimate(bound, EstimateDetails.Percentiles);
        var all = estimate with { Diagnostics = ReadingOrder.Of(bag.ToImmutable().Union(estimate.Diagnostics)) };
        OutputLaws.Check(all.Diagnostics, Source, text);
        return OutputLaws.Check(new Answer(EstimateReport.From(all), EstimateDocument.From(all)), text);
    }

    private static void CheckRefusal(DiagnosticBag bag, string text)
    {
        var diagnostics = bag.ToImmutable();
        OutputLaws.Check(diagnostics, Source, text);
        if (!bag.HasErrors)
        {
            throw new BrokenLawException("what is refused has an error", $"{diagnostics.Length} diagnostics");
        }
    }
}
