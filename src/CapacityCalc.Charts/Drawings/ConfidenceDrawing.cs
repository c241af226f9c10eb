using System.Collections.Immutable;

namespace CapacityCalc.Charts.Drawings;

/// <summary>How likely something holds, against how much is bought.</summary>
public sealed record ConfidenceDrawing : ChartDrawing
{
    public required ValueAxis X { get; init; }

    /// <summary>Shares of the worlds.</summary>
    public required ValueAxis Y { get; init; }

    /// <summary>By rising x and y; between two of them lies what is between, which is taken as straight.</summary>
    public required ImmutableArray<CurvePoint> Known { get; init; }

    /// <summary>Points to read off, by rising x.</summary>
    public required ImmutableArray<ConfidenceMark> Marks { get; init; }

    /// <summary>What is planned, which need not lie on the steps.</summary>
    public required ConfidenceMark Planned { get; init; }

    /// <summary>What cannot be reached; may be empty.</summary>
    public required string Remark { get; init; }
}

public sealed record ConfidenceMark(double X, double Y, string Label);
