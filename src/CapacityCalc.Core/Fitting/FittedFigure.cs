using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>A figure that measurements determine, as far as they do.</summary>
/// <param name="Name">As the scenario's key or the field's letter.</param>
/// <param name="Doc">What it is, in a few words.</param>
/// <param name="Value">In the dimension's base unit.</param>
/// <param name="StandardError">≥ 0; 0 where the value is held.</param>
/// <param name="Low">Of the 95% interval.</param>
/// <param name="High">Of the 95% interval; null where nothing bounds it.</param>
public sealed record FittedFigure(string Name, string Doc, double Value, double StandardError, double Low, double? High, Dimension Dimension)
{
    /// <summary>Whether the measurements tell the value, and not only bounds of it.</summary>
    public bool IsLearnt => StandardError > 0 || Low == High;

    /// <summary>Symmetric about the value.</summary>
    /// <param name="reach">Half the interval ÷ the standard error.</param>
    internal static FittedFigure Of(string name, string doc, double value, double standardError, double reach, Dimension dimension) =>
        new(name, doc, value, standardError, value - (reach * standardError), value + (reach * standardError), dimension);

    /// <summary>Of a value that cannot be negative: its interval ends at zero.</summary>
    internal static FittedFigure NonNegative(string name, string doc, double value, double standardError, double reach, Dimension dimension) =>
        Of(name, doc, value, standardError, reach, dimension) is var figure && figure.Low < 0 ? figure with { Low = 0 } : figure;

    /// <summary>Symmetric about the value's logarithm, for a value that is positive and skew.</summary>
    internal static FittedFigure Positive(string name, string doc, double value, double standardError, double reach, Dimension dimension)
    {
        var factor = Math.Exp(reach * standardError / value);
        return new(name, doc, value, standardError, value / factor, value * factor, dimension);
    }
}
