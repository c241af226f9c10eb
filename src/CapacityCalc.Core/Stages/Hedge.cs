using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Stages;

/// <summary>Hedging: a task without an answer is sent a second time, to another host; the first answer wins.</summary>
/// <param name="AfterSeconds">Since the task's arrival at its pool; null where a quantile says it.</param>
/// <param name="AfterQuantile">Of the first copy's own latency, in (0, 1): 0.95 sends 5% of the tasks twice; null where a duration says it.</param>
/// <param name="Cancels">Whether the loser leaves its queue, or its worker, at once; it is worked to its end otherwise.</param>
public sealed record Hedge(double? AfterSeconds, double? AfterQuantile, bool Cancels)
{
    private static readonly Parameter<HedgeDelay> After =
        Parameter.Required("after", new HedgeDelayType(), "when the second copy is sent: a duration since the task reached its pool, or a percentile of the first copy's latency (`p95` sends 5% of the tasks twice)");

    private static readonly Parameter<LosingCopy> Cancel = Parameter.WithDefault(
        "cancel",
        new ChoiceType<LosingCopy>(("false", LosingCopy.RunsToItsEnd), ("true", LosingCopy.IsCancelled)),
        LosingCopy.RunsToItsEnd,
        "whether the copy that has not answered yet leaves its queue or its worker when the other has");

    public static ParameterSet Parameters { get; } = new(
        "hedge",
        "Sends a task that is late a second time, to another host; the first answer wins. The load that this adds is part of the answer.",
        [After, Cancel]);

    internal static Hedge From(Arguments arguments)
    {
        var cancels = arguments.Get(Cancel) == LosingCopy.IsCancelled;
        var after = arguments.Get(After);
        return new Hedge(after.Seconds ?? (after.Quantile is null ? 0 : null), after.Quantile, cancels);
    }

    private enum LosingCopy
    {
        RunsToItsEnd,
        IsCancelled,
    }
}

/// <summary>When the second copy is sent: after a time, or at a quantile; exactly one is not null.</summary>
internal readonly record struct HedgeDelay(double? Seconds, double? Quantile);

internal sealed class HedgeDelayType : ParameterType<HedgeDelay>
{
    /// <summary>Beyond it no simulation of a sensible length sees a copy sent.</summary>
    private const double HighestPercentile = 99.99;

    private static readonly QuantityType<Duration> Time = new(Parameters.Bounds.NonNegative(Limits.Seconds), "10 ms");

    public override string Name => "duration or percentile";

    public override string Example => "p95";

    public override ValueForm Form => new EitherForm(new PatternForm(@"p[0-9]+([._][0-9]+)?"), Time.Form);

    public override string Range => $"{Time.Range}, or p1 to p{HighestPercentile.ToString(CultureInfo.InvariantCulture)}";

    public override ImmutableArray<Dimension> Dimensions => Time.Dimensions;

    public override Bounds? Bounds => Time.Bounds;

    public override bool TryRead(DocumentNode node, ValueReader reader, out HedgeDelay value)
    {
        value = default;
        if (node is TextNode { Text: ['p', .. var digits] } && digits.Length > 0 && char.IsAsciiDigit(digits[0]))
        {
            var isNumber = double.TryParse(digits.Replace('_', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percentile);
            if (!isNumber || percentile is < 1 or > HighestPercentile)
            {
                reader.OutOfRange(node.Span, ((TextNode)node).Text, Range);
                return false;
            }

            value = new HedgeDelay(null, percentile / 100);
            return true;
        }

        var read = Time.TryRead(node, reader, out var duration);
        value = new HedgeDelay(duration.Seconds, null);
        return read;
    }

    public override string Print(HedgeDelay value) => value.Quantile is { } quantile
        ? "p" + (quantile * 100).ToString("0.####", CultureInfo.InvariantCulture)
        : Duration.Dimension.Print(value.Seconds ?? 0);
}
