using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Parameters;

/// <summary>How a value of <typeparamref name="T"/> is read from a document and printed.</summary>
public abstract class ParameterType<T>
    where T : notnull
{
    /// <summary>With no article: <c>duration</c>.</summary>
    public abstract string Name { get; }

    public abstract string Example { get; }

    /// <summary>What may be written.</summary>
    public abstract ValueForm Form { get; }

    /// <summary>The permitted range in words; null where every value is right.</summary>
    public virtual string? Range => null;

    /// <summary>What its numbers measure; empty where it takes none.</summary>
    public virtual ImmutableArray<Dimension> Dimensions => [];

    /// <summary>The numbers that it takes, in base units; null where it takes none.</summary>
    public virtual Bounds? Bounds => null;

    /// <summary>Whether it counts things, which come whole.</summary>
    public virtual bool CountsWholes => false;

    /// <summary>Reads the node, or reports what is wrong with it and returns false.</summary>
    public abstract bool TryRead(DocumentNode node, ValueReader reader, out T value);

    /// <summary>The value as it would be written in the file.</summary>
    public abstract string Print(T value);

    /// <summary>The value as a number in base units, between whose neighbours others lie; null where it is none.</summary>
    public virtual double? NumberOf(T value) => null;
}
