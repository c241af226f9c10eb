using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Fitting;

/// <summary>Measured times of tasks, or of batches of them.</summary>
/// <param name="Items">Of each task; &gt; 0.</param>
/// <param name="Batches">Tasks of the batch; 1 of a single one.</param>
/// <param name="Seconds">&gt; 0.</param>
/// <param name="Spans">Where each time was written.</param>
internal sealed record TimedTasks(MeasuredTable Table, double[] Items, double[] Batches, double[] Seconds, ImmutableArray<SourceSpan> Spans)
{
    public int Count => Items.Length;

    public bool HasBatches => Batches.Any(requests => requests > 1);

    /// <summary>Items of all tasks of the batch.</summary>
    public double[] All { get; } = [.. Items.Zip(Batches, (each, requests) => each * requests)];

    /// <summary>Rows of one place were measured alike.</summary>
    public (double Items, double Batch) PlaceOf(int row) => (Items[row], Batches[row]);

    /// <summary>Where what is wrong with all of them is told.</summary>
    public SourceSpan Place => Spans[0] with { Column = 1 };

    /// <summary>Of a table with items and times; null with a diagnostic.</summary>
    /// <param name="kind">What they are fitted as.</param>
    public static TimedTasks? Read(Measurements measurements, string kind, DiagnosticBag bag)
    {
        if (measurements is not MeasuredTable table)
        {
            FitProblems.NotATable(measurements, kind, bag);
            return null;
        }

        var places = (FitColumns.Require(table, FitColumns.Items, 0, 2, bag), FitColumns.Require(table, FitColumns.Time, 1, 2, bag));
        if (places is not ({ } itemColumn, { } timeColumn))
        {
            return null;
        }

        var items = FitColumns.Read(table, itemColumn, Units.Count.Dimension, Bounds.Positive(Limits.Items), bag);
        var seconds = FitColumns.Read(table, timeColumn, Duration.Dimension, Bounds.Positive(Limits.Seconds), bag);
        var batches = FitColumns.Find(table, FitColumns.Batch) is { } batchColumn
            ? FitColumns.Read(table, batchColumn, Units.Count.Dimension, Bounds.Positive(Limits.BatchRequests), bag)
            : [.. table.Rows.Select(_ => 1.0)];
        return items is null || seconds is null || batches is null ? null : new(table, items, batches, seconds, [.. table.Rows.Select(row => row[timeColumn].Span)]);
    }
}
