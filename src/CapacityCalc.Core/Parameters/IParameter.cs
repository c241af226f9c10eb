using System.Collections.Immutable;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Parameters;

/// <summary>What a kind or a section of a scenario reads, described as data: the binder, the error hints and the reference documentation all read this.</summary>
public interface IParameter
{
    /// <summary>The key in the file, snake_case.</summary>
    string Name { get; }

    /// <summary>One line, no full stop.</summary>
    string Doc { get; }

    /// <summary>What a value is: <c>duration</c>, <c>whole number</c>, <c>one of pooled, random</c>.</summary>
    string TypeName { get; }

    /// <summary>A value that is right.</summary>
    string Example { get; }

    /// <summary>What may be written.</summary>
    ValueForm Form { get; }

    /// <summary>The permitted range in words; null where every value of the type is right.</summary>
    string? Range { get; }

    bool IsRequired { get; }

    /// <summary>What its numbers measure, where it takes any: a range is read in the first in which both its ends can be.</summary>
    ImmutableArray<Dimension> Dimensions { get; }

    /// <summary>The numbers that it takes, in base units; null where it takes none.</summary>
    Bounds? Bounds { get; }

    /// <summary>Whether it counts things, which come whole.</summary>
    bool CountsWholes { get; }

    /// <summary>The default as it would be written in the file; null where there is none.</summary>
    string? Default { get; }

    /// <summary>The default, boxed; null where there is none.</summary>
    internal object? DefaultObject { get; }

    /// <summary>The value as a number in base units; null where it is none.</summary>
    internal double? NumberOf(object value);

    /// <summary>Reads a node; diagnostics go to <paramref name="reader"/>.</summary>
    /// <returns>The value boxed, or null where the node holds none that is right.</returns>
    internal object? Read(Documents.DocumentNode node, ValueReader reader);

    /// <summary>The value as it would be written in the file.</summary>
    internal string Print(object value);
}
