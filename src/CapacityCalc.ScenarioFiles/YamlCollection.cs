using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using YamlDotNet.Core;

namespace CapacityCalc.ScenarioFiles;

/// <summary>A list or map that is still being read.</summary>
internal sealed class YamlCollection(bool isMap, bool isFlow, Mark start, SourceSpan span, ValueOrigin origin)
{
    // Up to here a scan is faster than a dictionary, and nearly every map of a scenario is that small.
    private const int MostScanned = 16;

    private readonly ImmutableArray<MapEntry>.Builder _entries = ImmutableArray.CreateBuilder<MapEntry>();
    private readonly ImmutableArray<DocumentNode>.Builder _items = ImmutableArray.CreateBuilder<DocumentNode>();
    private Dictionary<string, SourceSpan>? _spans;
    private bool _skipsValue;

    public bool IsMap { get; } = isMap;

    /// <summary>Whether it is written in brackets.</summary>
    public bool IsFlow { get; } = isFlow;

    public Mark Start { get; } = start;

    public bool IsAtKey => IsMap && Key is null && !_skipsValue;

    /// <summary>Whether what comes next is the value of a merge key, about which there is nothing more to say.</summary>
    public bool IsAtMergedValue { get; private set; }

    /// <summary>The key whose value comes next.</summary>
    public string? Key { get; private set; }

    public SourceSpan KeySpan { get; private set; }

    public SourceSpan? SpanOf(string key)
    {
        if (_entries.Count > MostScanned)
        {
            if (_spans is null)
            {
                _spans = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
                foreach (var entry in _entries)
                {
                    _spans.Add(entry.Key, entry.KeySpan);
                }
            }

            return _spans.TryGetValue(key, out var known) ? known : null;
        }

        foreach (var entry in _entries)
        {
            if (entry.Key == key)
            {
                return entry.KeySpan;
            }
        }

        return null;
    }

    public void BeginEntry(string key, SourceSpan keySpan)
    {
        Key = key;
        KeySpan = keySpan;
    }

    /// <summary>Leaves the key out, and the value that follows it.</summary>
    public void SkipKey() => _skipsValue = true;

    public void SkipMergedKey()
    {
        _skipsValue = true;
        IsAtMergedValue = true;
    }

    public void SkipValue()
    {
        _skipsValue = false;
        IsAtMergedValue = false;
    }

    public void Add(DocumentNode node)
    {
        if (!IsMap)
        {
            _items.Add(node);
            return;
        }

        if (Key is not null)
        {
            _entries.Add(new MapEntry(Key, KeySpan, node));
            _spans?.Add(Key, KeySpan);
            Key = null;
        }

        SkipValue();
    }

    public DocumentNode Close() => IsMap
        ? new MapNode(_entries.DrainToImmutable(), span, origin)
        : new ListNode(_items.DrainToImmutable(), span, origin);
}
