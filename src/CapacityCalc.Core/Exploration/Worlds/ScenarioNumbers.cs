using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Exploration.Worlds;

/// <summary>A number that a scenario reads.</summary>
/// <param name="Value">In the base unit; &gt; 0.</param>
/// <param name="IsGiven">Whether the scenario says it; else it is a default.</param>
internal sealed record ScenarioNumber(ScenarioPath Path, Dimension Dimension, double Value, double Low, double High, bool IsGiven);

/// <summary>Every number that a scenario reads, with what lies a tenth to either side of it.</summary>
internal static class ScenarioNumbers
{
    private const double Step = 0.1;

    /// <summary>In the order of binding; numbers that are 0, or that are alone in what they may be, are left out.</summary>
    public static ImmutableArray<ScenarioNumber> Of(ScenarioDocument document)
    {
        var binder = new ArgumentBinder(new DiagnosticBag());
        Binder.Bind(document, binder);
        var medians = binder.Ranges.ToLookup(range => range.Path, StringComparer.Ordinal);
        var numbers = ImmutableArray.CreateBuilder<ScenarioNumber>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var arguments in binder.Bound)
        {
            foreach (var parameter in arguments.Keys.Select(arguments.Parameter).OfType<IParameter>().Where(parameter => !parameter.Dimensions.IsEmpty))
            {
                var text = arguments.PathOf(parameter);
                if (ScenarioPath.TryParse(text, default, out var path, out _) && seen.Add(text) && ValueOf(arguments, parameter, medians[text].FirstOrDefault()?.Median) is var (dimension, value) && value > 0)
                {
                    var (low, high) = Beside(parameter, dimension, value);
                    if (low < high)
                    {
                        numbers.Add(new ScenarioNumber(path, dimension, value, low, high, arguments.IsGiven(parameter)));
                    }
                }
            }
        }

        return numbers.ToImmutable();
    }

    private static (Dimension Dimension, double Value)? ValueOf(Arguments arguments, IParameter parameter, double? median)
    {
        var node = arguments.NodeOf(parameter);
        foreach (var dimension in parameter.Dimensions)
        {
            var value = node is null
                ? parameter.Default is { } fallback && dimension.TryParse(fallback, out var number, out _) ? number : (double?)null
                : median ?? NodeNumber.Of(node, dimension);
            if (value is { } known)
            {
                return (dimension, known);
            }
        }

        return null;
    }

    /// <summary>A tenth less and more; of whole things the nearest number that is another; nothing beyond what it may be.</summary>
    private static (double Low, double High) Beside(IParameter parameter, Dimension dimension, double value)
    {
        var (low, high) = (value * (1 - Step), value * (1 + Step));
        if (parameter.CountsWholes && dimension.Name == Count.Dimension.Name && double.IsInteger(value))
        {
            (low, high) = (Math.Min(Math.Round(low), value - 1), Math.Max(Math.Round(high), value + 1));
        }

        var bounds = dimension.Name == parameter.Dimensions[0].Name ? parameter.Bounds : Bounds.Positive(1);
        return bounds is { } within
            ? (within.Contains(low) ? low : Math.Max(within.Minimum, value), within.Contains(high) ? high : value)
            : (low, high);
    }
}
