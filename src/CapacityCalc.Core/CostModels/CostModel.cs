using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.CostModels;

/// <summary>What one task of a model costs; every model kind has one record of it.</summary>
public abstract record CostModel
{
    /// <summary>The model's name in the file; its kind where it is written inline.</summary>
    public required string Name { get; init; }

    /// <summary>What holds for a model of any kind.</summary>
    public required CommonModel Common { get; init; }

    /// <summary>The shape on which its times were measured, and on which, or on what computes alike, they hold; null where they hold anywhere.</summary>
    public Shape? MeasuredOn { get; init; }

    /// <summary>Whether the time depends on the number of items.</summary>
    public abstract bool CountsItems { get; }

    /// <summary>The items that it searches by its own account, over all shards; they are the stage's where nothing else says. Null for none.</summary>
    public virtual double? OwnItems => null;

    /// <summary>The most of so many items that so many searches, each of an equal part, can find.</summary>
    public virtual double MostFound(double items, int searches) => items;

    /// <summary>The model as a search of so many items, whichever of them a request has in reach.</summary>
    public virtual CostModel Over(double items) => this;

    /// <summary>The model where its stage scores so many times the items, with the index that it searches, if any, grown alike.</summary>
    public virtual CostModel Grown(double factor) => this;

    /// <summary>What it takes in memory.</summary>
    public virtual ModelMemory Memory => new(Common.MemoryBytes, 0);

    /// <summary>The model where it runs, its time following; itself where that makes no difference.</summary>
    /// <remarks>It needs what <see cref="Needs"/> asks for.</remarks>
    public virtual CostModel On(Workplace workplace) => this;

    /// <summary>What its time follows from and a worker does not tell.</summary>
    public virtual WorkerNeed Needs(Worker? worker) => WorkerNeed.Nothing;

    /// <summary>Mean time of one task over so many items, in seconds.</summary>
    /// <param name="items">≥ 0; need not be whole, as an even share of a split request is not.</param>
    public double MeanSeconds(double items) => MeanSeconds(items, 1);

    /// <summary>Mean time of so many tasks in one batch, in seconds.</summary>
    /// <param name="items">Of each task; ≥ 0.</param>
    /// <param name="tasks">≥ 1.</param>
    public abstract double MeanSeconds(double items, int tasks);

    /// <summary>Whether more items never take a task less time.</summary>
    public virtual bool IsMonotone => true;

    /// <summary>The time of so many tasks in one batch.</summary>
    /// <param name="items">Of each task; ≥ 0.</param>
    /// <param name="tasks">≥ 1.</param>
    public virtual IDistribution ServiceTime(double items, int tasks = 1) => Common.Spread.WithMean(MeanSeconds(items, tasks));

    /// <summary>What one task over so many items computes and moves; null where the model does not say.</summary>
    public virtual ModelWork? WorkOf(double items) => null;

    /// <summary>Whether so many items lie outside what the model was measured for; null where it holds for any number.</summary>
    public virtual string? OutsideOf(double items) => null;
}

/// <summary>A figure of a worker.</summary>
public enum WorkerNeed
{
    /// <summary>The time follows.</summary>
    Nothing,

    /// <summary>There is no worker to speak of.</summary>
    Worker,

    /// <summary>Its peak in the model's precision.</summary>
    Peak,

    /// <summary>Its memory bandwidth.</summary>
    Bandwidth,
}
