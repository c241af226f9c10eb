using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Derivations;

/// <summary>One figure, and what it follows from.</summary>
public sealed record Step
{
    /// <summary>A figure's place in the estimate, list entries by their names (<c>stages.rank-2.hosts_for.throughput</c>), or an input's in the scenario (<c>planning.utilization</c>).</summary>
    public required string Path { get; init; }

    /// <summary>What it is: <c>hosts that throughput asks for</c>.</summary>
    public required string Words { get; init; }

    public required Symbol Symbol { get; init; }

    /// <summary>The stage, model or shape that it is of; null for the whole.</summary>
    public string? Owner { get; init; }

    /// <summary>Finite, in the measure's unit.</summary>
    public required double Value { get; init; }

    public required Measure Measure { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>The paths of the steps that it follows from.</summary>
    public ImmutableArray<string> Inputs => Basis.Inputs;

    /// <summary>Significant digits that it is printed to: as many as follow from the numbers that are printed beside it.</summary>
    public int Digits { get; init; } = Measure.MostDigits;

    public PrintedNumber Printed => Measure.Print(Value, Digits);

    /// <summary>The value as it is printed.</summary>
    public double PrintedValue => Measure.Rounded(Value, Digits);
}

/// <summary>What a figure rests on.</summary>
public abstract record Basis
{
    public abstract ImmutableArray<string> Inputs { get; }
}

/// <summary>The scenario, the catalogue or a default says so.</summary>
/// <param name="Written">As a person wrote it, or would.</param>
/// <param name="Note">The source and date of a catalogue's figure, what was solved, the range that it is the median of; null otherwise.</param>
public sealed record GivenValue(string Written, ValueOrigin Origin, string? Note) : Basis
{
    public override ImmutableArray<string> Inputs => [];
}

/// <summary>A formula of other figures that gives this one.</summary>
/// <param name="Remark">Why it is so, or where the formula is from; null where the formula says all.</param>
public sealed record ClosedForm(Expression Formula, string? Remark) : Basis
{
    public override ImmutableArray<string> Inputs => Formula.Inputs;
}

/// <summary>A computation that no formula on a line tells.</summary>
/// <param name="Procedure">How it is done, in words.</param>
/// <param name="From">Paths of what it is done with.</param>
/// <param name="Certainty">How the figure was obtained; null where that is not what is in doubt.</param>
/// <param name="Error">Relative error to expect; null where none is known. 0 where it is exact but for rounding.</param>
/// <param name="Source">Author, year, work; null for none but this program's own.</param>
public sealed record NumericMethod(string Procedure, ImmutableArray<string> From, Method? Certainty = null, double? Error = null, string? Source = null) : Basis
{
    public override ImmutableArray<string> Inputs => From;
}
