using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Documents;

/// <summary>A node of a scenario document, with the place it was written at.</summary>
public abstract record DocumentNode(SourceSpan Span, ValueOrigin Origin);

/// <summary>A scalar as a person wrote it, unparsed.</summary>
/// <param name="Text">The text, without quotes; empty where a key has no value.</param>
public sealed record TextNode(string Text, SourceSpan Span, ValueOrigin Origin = ValueOrigin.File) : DocumentNode(Span, Origin);

/// <summary>A scalar that is already a number, as sweeps, samples and solvers patch it in: it is never printed and parsed again.</summary>
/// <param name="Value">In the dimension's base unit.</param>
/// <param name="Dimension">What the number measures.</param>
public sealed record QuantityNode(double Value, Dimension Dimension, SourceSpan Span, ValueOrigin Origin = ValueOrigin.Set) : DocumentNode(Span, Origin);

public sealed record ListNode(ImmutableArray<DocumentNode> Items, SourceSpan Span, ValueOrigin Origin = ValueOrigin.File) : DocumentNode(Span, Origin);

/// <summary>A map with its entries in the order of the file; keys are unique.</summary>
public sealed record MapNode(ImmutableArray<MapEntry> Entries, SourceSpan Span, ValueOrigin Origin = ValueOrigin.File) : DocumentNode(Span, Origin)
{
    public DocumentNode? this[string key]
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.Key == key)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }
}

public readonly record struct MapEntry(string Key, SourceSpan KeySpan, DocumentNode Value);
