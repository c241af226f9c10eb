namespace CapacityCalc.Core.CostModels;

/// <summary>What a model computes, moves and holds, by its formula, whatever it runs on.</summary>
/// <param name="ValueBytes">Of one number: 4 in fp32.</param>
public abstract record Architecture(int ValueBytes)
{
    /// <summary>What one task over so many items computes and moves.</summary>
    /// <param name="items">≥ 0; candidates of a ranker, vectors in the searched part of an index.</param>
    /// <remarks>None of its figures falls as items rise.</remarks>
    public abstract ModelWork Work(double items);

    /// <summary>The most items that one task over so many can give back: all of them, unless it searches approximately.</summary>
    public virtual double Found(double items) => items;

    /// <summary>What it takes in memory.</summary>
    /// <param name="items">In the whole index, over all shards; ≥ 0.</param>
    public abstract ModelMemory Memory(double items);
}
