namespace CapacityCalc.Cli.Simulating;

/// <summary>How much of a report is done: its variants, then the worlds of its scenarios.</summary>
internal sealed class StoryWatch
{
    public VariantWatch Variants { get; } = new();

    public UncertaintyWatch Worlds { get; } = new();

    public (string Words, double? Share) Standing()
    {
        var worlds = Worlds.Standing();
        return worlds.Share is not null ? worlds : Variants.Standing() is { Share: not null } variants ? variants : ("estimating", null);
    }
}
