using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>How good a model ranks: one figure, or a table by one of its parameters or by the items that it scores.</summary>
/// <param name="Value">Where one figure says it; null where the table does, or where the parameter lies beyond the table.</param>
/// <param name="ByItems">By rising items, linear between them; empty unless the table is by items.</param>
public sealed record ModelQuality(string Metric, Better Better, double? Value, bool IsInterpolated, ImmutableArray<(double At, double Value)> ByItems)
{
    private const string ItemsWord = "items";

    private static readonly QuantityType<Scalar> Figure = new(new Bounds(-Limits.Factor, Limits.Factor), "74.30");

    private static readonly QuantityType<Count> ItemCount = new(Bounds.Positive(Limits.Items), "500");

    private static readonly Parameter<string> MetricName = Parameter.Required("metric", new TextType("text", "NDCG@10"), "what the figures measure; results of one metric compare");

    private static readonly Parameter<Scalar> One = Parameter.Optional("value", Figure, "the model's figure");

    private static readonly Parameter<string> By = Parameter.Optional("by", new TextType("key's name", "layers"), "the key of the model that the table goes by, or `items`, the items that its stage scores");

    private static readonly Parameter<DocumentNode> Table = Parameter.Optional(
        "table",
        new NodeType("table", "{ 2: 71.01, 4: 73.04, 6: 74.30 }"),
        "figure for each value of that key: linear between numbers, otherwise the value as written; there is none beyond the table, which is warned of");

    private static readonly Parameter<Better> Direction =
        Parameter.WithDefault("better", new ChoiceType<Better>(("higher", Better.Higher), ("lower", Better.Lower)), Better.Higher, "which way the metric improves");

    public static ParameterSet Parameters { get; } = new(
        "quality",
        "How good a model ranks, as whoever measured it says: one `value`, or a `table` `by` one of the model's keys.",
        [MetricName, One, By, Table, Direction],
        [new ExactlyOneOf([One], [By, Table])]);

    /// <summary>The figure where the stage scores so many items; null where there is none.</summary>
    public QualityFigures? At(double? items)
    {
        if (ByItems.IsEmpty)
        {
            return Value is { } known ? new QualityFigures(Metric, known, Better, IsInterpolated) : null;
        }

        return items is { } scored && Interpolate(ByItems, scored) is var (value, between) ? new QualityFigures(Metric, value, Better, between) : null;
    }

    /// <summary>The best figure where the stage scores from so many items to so many; null where there is none in between.</summary>
    internal double? BestBetween(double? low, double? high)
    {
        if (ByItems.IsEmpty)
        {
            return Value;
        }

        var figures = ByItems.Where(point => point.At >= low && point.At <= high).Select(point => (double?)point.Value)
            .Append(At(low)?.Value).Append(At(high)?.Value).OfType<double>().ToArray();
        return figures.Length == 0 ? null : Better == Better.Higher ? figures.Max() : figures.Min();
    }

    internal static ModelQuality? From(Arguments model, Parameter<DocumentNode> parameter)
    {
        if (!model.TryGet(parameter, out var node))
        {
            return null;
        }

        var arguments = model.Binder.Bind(Parameters, node, model.PathOf(parameter), node.Span);
        var (metric, better) = (arguments.Get(MetricName) ?? "", arguments.Get(Direction));
        ModelQuality Constant(double? value, bool isInterpolated = false) => new(metric, better, value, isInterpolated, []);
        var isOne = arguments.TryGet(One, out var one);
        if (!arguments.TryGet(By, out var by) | !arguments.TryGet(Table, out var table) || isOne)
        {
            return Constant(isOne ? one.Amount : null);
        }

        if (by == ItemsWord)
        {
            var points = Rows<double?>(arguments, table, key => ItemCount.TryRead(key, new ValueReader(arguments.PathOf(Table), arguments.Bag), out var count) ? count.Amount : null);
            return new(metric, better, null, false, Sorted(points));
        }

        if (model.Parameter(by) is Parameter<DocumentNode>)
        {
            arguments.Bag.Error(
                DiagnosticCodes.InvalidQuality,
                arguments.SpanOf(By),
                $"'{arguments.PathOf(By)}' is {Excerpt.Quote(by)}, which is no single value that a table could go by",
                $"use one of {string.Join(", ", KeysOf(model))}");
            return Constant(null);
        }

        if (model.Find(by) is not var (key, own))
        {
            return Unknown(model, arguments, by, Constant(null));
        }

        if (key.NumberOf(own) is { } number)
        {
            var points = Sorted(Rows<double?>(arguments, table, at => Read(key, at, arguments) is { } value ? key.NumberOf(value) : null));
            var found = Interpolate(points, number);
            WarnOfNone(arguments, by, key.Print(own), found is not null || points.IsEmpty);
            return Constant(found?.Value, found?.IsBetween ?? false);
        }

        var text = key.Print(own);
        var match = Rows<string?>(arguments, table, at => Read(key, at, arguments) is { } value ? key.Print(value) : null).Where(row => row.At == text).ToArray();
        WarnOfNone(arguments, by, text, match.Length > 0);
        return Constant(match.Length > 0 ? match[0].Value : null);
    }

    private static object? Read(IParameter key, DocumentNode node, Arguments arguments) => key.Read(node, new ValueReader(arguments.PathOf(Table), arguments.Bag));

    private static ModelQuality Unknown(Arguments model, Arguments arguments, string by, ModelQuality none)
    {
        var known = KeysOf(model);
        arguments.Bag.Error(
            DiagnosticCodes.InvalidQuality,
            arguments.SpanOf(By),
            known.Contains(by) ? $"'{arguments.PathOf(By)}' is {Excerpt.Quote(by)}, which '{model.Path}' does not give" : $"'{arguments.PathOf(By)}' is {Excerpt.Quote(by)}, which is no key of '{model.Path}'",
            known.Contains(by) ? $"add '{by}' to the model" : Suggestions.Hint(by, known));
        return none;
    }

    /// <summary>What a table can go by: not a map or list of its own, such as measurements.</summary>
    private static string[] KeysOf(Arguments model) => [.. model.Keys.Where(key => model.Parameter(key) is not Parameter<DocumentNode>), ItemsWord];

    private static void WarnOfNone(Arguments arguments, string by, string value, bool exists)
    {
        if (!exists)
        {
            arguments.Bag.Warning(
                DiagnosticCodes.QualityBeyondTable,
                arguments.SpanOf(Table),
                $"'{arguments.PathOf(Table)}' says nothing of {by} {Excerpt.Quote(value)}, so the model has no quality",
                "measure it there, and add it to the table");
        }
    }

    private static ImmutableArray<(double At, double Value)> Sorted(IEnumerable<(double? At, double Value)> rows) =>
        [.. rows.Select(row => (row.At!.Value, row.Value)).OrderBy(row => row.Item1)];

    private static List<(TKey At, double Value)> Rows<TKey>(Arguments arguments, DocumentNode table, Func<DocumentNode, TKey> read)
    {
        var (path, bag) = (arguments.PathOf(Table), arguments.Bag);
        var rows = new List<(TKey At, double Value)>();
        var count = 0;
        foreach (var (at, value, place) in TableRows.Of(table, path, "{ 2: 71.01, 4: 73.04 }", "[2, 71.01]", bag))
        {
            count++;
            var key = read(at);
            if (!Figure.TryRead(value, arguments.ReaderOf(place), out var figure) || key is null)
            {
                continue;
            }

            if (rows.Exists(row => EqualityComparer<TKey>.Default.Equals(row.At, key)))
            {
                bag.Error(DiagnosticCodes.InvalidTable, at.Span, $"'{path}' gives one value of '{arguments.Get(By)}' twice", "keep one figure for each");
                continue;
            }

            rows.Add((key, figure.Amount));
        }

        if (count == 0 && table is MapNode or ListNode { Items.IsEmpty: true })
        {
            bag.Error(DiagnosticCodes.InvalidTable, table.Span, $"'{path}' is empty", "write for example '{ 2: 71.01, 4: 73.04 }'");
        }

        return rows;
    }

    /// <summary>Linear between two points; null beyond them.</summary>
    private static (double Value, bool IsBetween)? Interpolate(ImmutableArray<(double At, double Value)> points, double at)
    {
        // What was written as a decimal and what was computed to it differ in the last digits.
        const double rounding = 1e-9;
        for (var index = 0; index < points.Length; index++)
        {
            var (x, y) = points[index];
            if (Math.Abs(at - x) <= rounding * Math.Abs(x))
            {
                return (y, false);
            }

            if (index > 0 && at < x && at > points[index - 1].At)
            {
                var (x0, y0) = points[index - 1];
                return (y0 + ((y - y0) * (at - x0) / (x - x0)), true);
            }
        }

        return null;
    }
}
