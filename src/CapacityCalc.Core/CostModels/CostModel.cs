using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.CostModels;

/// <summary>What one task of a model costs; every model kind has one record of it.</summary>
public abstract record CostModel
{
    /// <summary>The model's name in the file; its kind where it is written inline.</summary>
    public required string Name { get; init; }

    /// <summary>What holds for a model of any kind.</summary>
    public required CommonModel Common { get; init; }

    /// <summary>Whether the time depends on the number of items.</summary>
    public abstract bool CountsItems { get; }

    /// <summary>Mean time of one task over so many items, in seconds.</summary>
    /// <param name="items">≥ 0; need not be whole, as an even share of a split request is not.</param>
    public abstract double MeanSeconds(double items);

    /// <summary>The time of one task over so many items.</summary>
    public virtual IDistribution ServiceTime(double items) => Common.Spread.WithMean(MeanSeconds(items));

    /// <summary>Whether so many items lie outside what the model was measured for; null where it holds for any number.</summary>
    public virtual string? OutsideOf(double items) => null;
}
