using System.Collections.Immutable;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Parameters;

/// <summary>What may stand where a parameter's value stands, as data: for whoever describes the format to other programs.</summary>
public abstract record ValueForm;

/// <summary>Prose, or a name that is the person's own.</summary>
public sealed record TextForm : ValueForm;

/// <summary>One of these words.</summary>
public sealed record WordForm(ImmutableArray<string> Words) : ValueForm;

/// <summary>A name of which these are known beforehand, and others may be.</summary>
public sealed record NameForm(ImmutableArray<string> Known) : ValueForm;

/// <summary>A number with its unit, or a range of such numbers.</summary>
/// <param name="Bounds">In base units.</param>
/// <param name="IsWhole">Whether it must be a whole number.</param>
public sealed record NumberForm(Dimension Dimension, Bounds Bounds, bool IsWhole) : ValueForm;

/// <summary>A text of a pattern: <c>p95</c>.</summary>
/// <param name="Pattern">A regular expression without anchors, of ECMA-262.</param>
public sealed record PatternForm(string Pattern) : ValueForm;

public sealed record ListForm(ValueForm Element, int Least, int Most) : ValueForm;

/// <summary>One of several.</summary>
public sealed record EitherForm(params ImmutableArray<ValueForm> Forms) : ValueForm;

/// <summary>A part of the document that its owner reads for itself.</summary>
public sealed record PartForm : ValueForm;
