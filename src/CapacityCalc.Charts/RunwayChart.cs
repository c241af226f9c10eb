using System.Collections.Immutable;
using CapacityCalc.Charts.Drawings;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Charts;

/// <summary>Cost, or hosts where there is no price, from month to month while the scenario grows.</summary>
public sealed class RunwayChart : IChart
{
    private const int Sized = 1;

    /// <summary>Where the tallest cost is more than this many times the least, equal ratios are drawn equal: steady growth is a straight line then.</summary>
    private const double LinearRatio = 12;

    /// <summary>Of the axis, above the tallest cost.</summary>
    private const double Headroom = 0.1;

    public string Name => "runway";

    public string Doc => "Cost of the fleet by month of growth, and when today's fleet and the budget break.";

    public string Needs => "'growth' in 'traffic' or 'corpus'";

    public ChartSubject Subject => ChartSubject.Scenario;

    public ChartOutcome Draw(ChartInput input)
    {
        if (input.Runway.Value is not { } runway)
        {
            return new ChartOutcome.Refused(RefusalReason.NoGrowth);
        }

        if (runway.Months[0].Kept.Hosts is null or 0)
        {
            return new ChartOutcome.Refused(RefusalReason.NoFleet);
        }

        var measure = runway.Months[0].Sized.CostPerMonth is null ? Measure.Hosts : Measure.UsdPerMonth;
        var finding = new RunwayFinding(runway);
        var sized = new Curve("sized anew", Points(runway, measure));
        var kept = Kept(runway, measure);
        var limit = Limit(runway, measure);
        var horizon = runway.Months.Length - 1;
        return new ChartOutcome.Drawn(new CurveDrawing
        {
            Title = finding.Title,
            Subtitle = $"{runway.Scenario} · {(measure == Measure.Hosts ? "hosts" : "cost")} while {finding.Growing}",
            X = new ValueAxis("months from now", Measure.Number, Scale.Linear, 0, horizon) { Marks = Marks(horizon) },
            Y = Axis(measure, [.. sized.Points.Concat(kept.Points).Select(point => point.Y), .. limit.Select(line => line.Value)]),
            Curves = [kept, sized],
            Rules = [.. Rules(finding, measure == Measure.Hosts ? Objective.Hosts : Objective.Cost).OrderBy(rule => rule.Value)],
            Limits = limit,
            ForbiddenFrom = finding.NoFleet?.Month,
        });
    }

    private static double? Figure(RunwayFigures figures, Measure measure) => measure == Measure.Hosts ? figures.Hosts : figures.CostPerMonth;

    private static ImmutableArray<CurvePoint> Points(Runway runway, Measure measure) =>
        [.. runway.Months.Where(month => Figure(month.Sized, measure) is not null).Select(month => new CurvePoint(month.Month, Figure(month.Sized, measure)!.Value))];

    /// <summary>What is bought once costs the same, whether it serves or not.</summary>
    private static Curve Kept(Runway runway, Measure measure)
    {
        var amount = Figure(runway.Months[0].Kept, measure)!.Value;
        return new Curve("today's fleet", [new CurvePoint(0, amount), new CurvePoint(runway.Months.Length - 1, amount)]);
    }

    private static ImmutableArray<CurveLimit> Limit(Runway runway, Measure measure) =>
        runway.Months[0].Sized.Objectives.FirstOrDefault(objective => objective.Objective == (measure == Measure.Hosts ? Objective.Hosts : Objective.Cost)) switch
        {
            null => [],
            { Objective: Objective.Hosts } hosts => [new CurveLimit(hosts.Limit, $"limit of {AxisFormat.Items(hosts.Limit)} hosts", Sized)],
            var cost => [new CurveLimit(CostRate.FromUsdPerHour(cost.Limit).UsdPerMonth, $"budget {AxisFormat.UsdPerMonth(cost.Limit)} USD/month", Sized)],
        };

    private static ValueAxis Axis(Measure measure, ImmutableArray<double> values)
    {
        var (least, most) = (values.Min(), values.Max());
        var name = measure == Measure.Hosts ? "hosts" : "USD/month";
        return most <= 0 ? new ValueAxis(name, measure, Scale.Linear, 0, 1)
            : least > 0 && most > least * LinearRatio ? new ValueAxis($"{name}, log scale", measure, Scale.Logarithmic, least / 1.6, most * Math.Pow(most / least, Headroom))
            : new ValueAxis(name, measure, Scale.Linear, 0, most * (1 + Headroom));
    }

    private static ImmutableArray<AxisMark> Marks(int horizon)
    {
        var step = horizon switch { <= 6 => 1, <= 18 => 3, <= 36 => 6, <= 72 => 12, _ => 24 };
        return [.. Enumerable.Range(0, (horizon / step) + 1).Select(index => new AxisMark(index * step, AxisFormat.Whole(index * step)))];
    }

    private static IEnumerable<CurveRule> Rules(RunwayFinding finding, Objective drawn)
    {
        if (Rule(finding.Kept, "today's fleet", RuleRole.Current) is { } kept)
        {
            yield return kept;
        }

        foreach (var found in new[] { finding.Budget, finding.OfLimit(drawn), finding.NoFleet }.OfType<RunwayBreak>().Distinct())
        {
            if (found == finding.NoFleet)
            {
                yield return new CurveRule(found.Month, $"no fleet from month {found.Month}", RuleRole.End);
            }
            else if (Rule(found, RuleName(found), RuleRole.End) is { } rule)
            {
                yield return rule;
            }
        }
    }

    /// <summary>Where a break is, or what was broken holds again; nothing where it is broken from beginning to end.</summary>
    private static CurveRule? Rule(RunwayBreak? found, string name, RuleRole role) => found switch
    {
        { Month: > 0 } => new CurveRule(found.Month, $"{name} breaks in month {found.Month}", role),
        { MetAgain: { } month } => new CurveRule(month, $"{name} holds from month {month}", RuleRole.Allowed),
        _ => null,
    };

    private static string RuleName(RunwayBreak found) => found.Objective?.Objective switch
    {
        Objective.Cost => "the budget",
        Objective.Hosts => "the limit of hosts",
        { } latency => $"the {latency.Text()} objective",
        null => "a stage of given hosts",
    };
}
