namespace CapacityCalc.Cli.Formats;

public enum Colours
{
    None,

    /// <summary>ANSI escape sequences.</summary>
    Terminal,
}

/// <summary>What a text is written on.</summary>
/// <param name="Width">In columns; no line is longer.</param>
public sealed record Page(int Width, Colours Colours)
{
    public const int FullWidth = 100;

    /// <summary>A file or a pipe.</summary>
    public static Page Plain { get; } = new(FullWidth, Colours.None);
}
