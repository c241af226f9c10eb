using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Units;

namespace CapacityCalc.ScenarioFiles;

/// <summary>One <c>--limit "FIGURE &lt;= VALUE"</c> of a command line: <c>p99 &lt;= 500 ms</c>, <c>hosts &lt;= +5%</c>, <c>quality &gt;= -0.5%</c>.</summary>
/// <remarks>A value with a sign is by how much the figure may differ from the reference's; one without is what it may be.</remarks>
public static class LimitOption
{
    private const string Name = "--limit";

    private const string Example = "write for example --limit \"hosts <= +5%\" or --limit \"p99 <= 500 ms\"";

    private static readonly ImmutableArray<(string Name, Objective Figure, Dimension Dimension)> Figures = [.. Enum.GetValues<Objective>().Select(figure => (figure.Key(), figure, DimensionOf(figure)))];

    /// <summary>Of the figures that can be limited.</summary>
    public static ImmutableArray<string> Names => [.. Figures.Select(figure => figure.Name)];

    /// <returns>The limit, or null with a diagnostic.</returns>
    public static ChangeLimit? Parse(string option, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(bag);
        SourceSpan At(int index) => new($"{Name} {option}", 1, Name.Length + 2 + index);
        var sign = option.IndexOfAny(['<', '>', '≤', '≥']);
        var length = sign >= 0 && option.AsSpan(sign) is ['<' or '>', '=', ..] ? 2 : 1;
        if (sign < 0 || (length == 1 && option[sign] is '<' or '>'))
        {
            bag.Error(DiagnosticCodes.InvalidOption, At(Math.Max(0, sign)), $"{Excerpt.Quote(option)} has no '<=' and no '>='", Example);
            return null;
        }

        var name = option[..sign].Trim();
        var known = Figures.FirstOrDefault(figure => figure.Name == name);
        if (known.Name is null)
        {
            bag.Error(DiagnosticCodes.InvalidOption, At(0), $"there is no figure {Excerpt.Quote(name)} to limit", Suggestions.Hint(name, Names));
            return null;
        }

        var side = option[sign] is '<' or '≤' ? Better.Lower : Better.Higher;
        var value = option[(sign + length)..].Trim();
        var isChange = value is ['+' or '-' or '−', ..];
        var amount = isChange ? value[1..].Trim() : value;
        var factor = value is ['-' or '−', ..] ? -1 : 1;
        if (isChange && amount is not ['+' or '-', ..] && Ratio.Dimension.TryParse(amount, out var ratio, out _) && amount.EndsWith('%'))
        {
            return new(known.Figure, side, LimitBasis.Ratio, factor * ratio, option);
        }

        if (amount is not ['+' or '-', ..] && known.Dimension.TryParse(amount, out var number, out _) && double.IsFinite(number))
        {
            return new(known.Figure, side, isChange ? LimitBasis.Difference : LimitBasis.Absolute, factor * number, option);
        }

        var hint = amount.EndsWith('%') && !isChange ? $"a share needs a sign, as it is of the reference's {name}: '+{amount}'" : Example;
        bag.Error(DiagnosticCodes.InvalidOption, At(sign + length), $"{Excerpt.Quote(value)} is no {known.Dimension.Name}, such as '{known.Dimension.Example}', and no change, such as '+5%'", hint);
        return null;
    }

    private static Dimension DimensionOf(Objective figure) => figure switch
    {
        Objective.Hosts => Count.Dimension,
        Objective.Cost => CostRate.Dimension,
        Objective.Quality => Scalar.Dimension,
        _ => Duration.Dimension,
    };
}
