using System.Collections.Immutable;
using CapacityCalc.Cli.Reports.Explanations;
using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Stories;

/// <summary>The headline figures, each down to the scenario's inputs; a figure that several follow from is told with the first.</summary>
internal static class ArithmeticSection
{
    private static readonly ImmutableArray<Column> InputColumns = [new("symbol"), new("input", Room: Room.Wraps), new("value", Align.Right), new("of"), new("from")];

    public static Section? Of(Estimate estimate, Derivation? derivation)
    {
        if (derivation is null)
        {
            return null;
        }

        var told = new HashSet<string>();
        var parts = ImmutableArray.CreateBuilder<Section>();
        foreach (var (title, path) in Headline(estimate).Where(figure => derivation.Find(figure.Path) is not null))
        {
            var steps = derivation.Below(path).Where(step => step.Basis is not GivenValue && told.Add(step.Path)).ToImmutableArray();
            if (!steps.IsEmpty)
            {
                parts.Add(new Section(title, new Workings([.. steps.Select(step => Working(step, derivation))])) { Folding = Folding.Folded });
            }
        }

        var inputs = derivation.Below([.. told]).Where(step => step.Basis is GivenValue).ToImmutableArray();
        if (!inputs.IsEmpty)
        {
            parts.Add(new Section("Inputs", new Table(InputColumns, [.. inputs.Select(InputRow)])) { Folding = Folding.Folded });
        }

        return parts.Count == 0
            ? null
            : new("Arithmetic", new Statements([Prose.Of("Each figure by its formula, the same with its numbers, and below it what stands in it; what an earlier figure follows from too is told there.", Tone.Quiet)]))
            {
                Parts = parts.ToImmutable(),
            };
    }

    private static IEnumerable<(string Title, string Path)> Headline(Estimate estimate) =>
    [
        .. estimate.Stages.Where(stage => stage.Hosts > 0).Select(stage => ($"Hosts of {stage.Stage}", $"stages.{stage.Stage}.hosts")),
        ("Hosts of the fleet", "fleet.hosts"),
        ("p99 latency", "latency_seconds.p99"),
        ("Cost", "fleet.cost_usd_per_month"),
        ("Saturation", "capacity.saturation_per_second"),
        ("Capacity within the objectives", "capacity.max_per_second_within_slo"),
    ];

    private static Working Working(Step step, Derivation derivation) => new(
        StepWords.Of(step),
        Equation(step, derivation, Notation.Text),
        Equation(step, derivation, Notation.Latex),
        Remark(step, derivation));

    private static string Equation(Step step, Derivation derivation, Notation notation)
    {
        var value = notation.Figure(step.Printed);
        var sides = new[] { derivation.Write(step, notation, Vocabulary.Symbols), derivation.Write(step, notation, Vocabulary.Numbers), value }.OfType<string>().Distinct();
        return $"{notation.Symbol(step.Symbol, null)} = {string.Join(" = ", sides)}";
    }

    private static string Remark(Step step, Derivation derivation) => step.Basis switch
    {
        ClosedForm { Remark: { } remark } => remark,
        NumericMethod method => string.Join("; ", Parts(method, derivation)),
        _ => "",
    };

    private static IEnumerable<string> Parts(NumericMethod method, Derivation derivation)
    {
        yield return method.Procedure;
        if (method.From.Select(derivation.Find).OfType<Step>().Select(StepWords.Of).ToArray() is { Length: > 0 } from)
        {
            yield return $"from {string.Join(", ", from)}";
        }

        if (StepWords.Certainty(method) is { Length: > 0 } certainty)
        {
            yield return certainty;
        }

        if (method.Source is { } source)
        {
            yield return source;
        }
    }

    private static Row InputRow(Step step)
    {
        var given = (GivenValue)step.Basis;
        return new([Cell.Of(step.Symbol.Text), Cell.Of(step.Words), Cell.Of(given.Written), Cell.Of(step.Owner ?? ""), Cell.Of(given.Note ?? Origin(given.Origin), Tone.Quiet)]);
    }

    private static string Origin(ValueOrigin origin) => origin switch
    {
        ValueOrigin.Set => "set on the command line",
        ValueOrigin.Default => "by default",
        ValueOrigin.Catalog => "from the catalogue",
        ValueOrigin.Calibration => "calibrated",
        _ => "in the file",
    };
}
