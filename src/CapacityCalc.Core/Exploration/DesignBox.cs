using System.Collections.Immutable;

namespace CapacityCalc.Core.Exploration;

/// <summary>The designs between two of them, both among them: of every choice the values from one to another.</summary>
/// <param name="Low">Index of the first value of each choice.</param>
/// <param name="High">Index of the last; no less than the first.</param>
internal sealed record DesignBox(ImmutableArray<int> Low, ImmutableArray<int> High)
{
    public static DesignBox Of(ImmutableArray<int> design) => new(design, design);

    /// <summary>Whether it is one design.</summary>
    public bool IsOne => Low.AsSpan().SequenceEqual(High.AsSpan());

    /// <summary>Tells single designs apart.</summary>
    public static IEqualityComparer<DesignBox> ByLow { get; } = EqualityComparer<DesignBox>.Create(
        (one, other) => one!.Low.AsSpan().SequenceEqual(other!.Low.AsSpan()),
        box => box.Low.Aggregate(0, HashCode.Combine));

    /// <summary>Two parts, cut where it is widest; it must hold more than one design.</summary>
    public (DesignBox Lower, DesignBox Upper) Halves()
    {
        var widest = 0;
        for (var axis = 1; axis < Low.Length; axis++)
        {
            widest = High[axis] - Low[axis] > High[widest] - Low[widest] ? axis : widest;
        }

        var middle = Low[widest] + ((High[widest] - Low[widest]) / 2);
        return (this with { High = High.SetItem(widest, middle) }, this with { Low = Low.SetItem(widest, middle + 1) });
    }
}
