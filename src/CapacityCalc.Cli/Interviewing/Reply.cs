namespace CapacityCalc.Cli.Interviewing;

/// <summary>A value of a scenario as it is going to stand there.</summary>
/// <param name="Text">On one line.</param>
internal readonly record struct Reply(string Text, ReplyOrigin Origin)
{
    /// <summary>What leaves a key out.</summary>
    public const string None = "none";

    public static Reply Given(string text) => new(Tidy(text), ReplyOrigin.Given);

    public static Reply Default(string text) => new(text, ReplyOrigin.Default);

    /// <summary>Without line breaks, and with single spaces.</summary>
    public static string Tidy(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

internal enum ReplyOrigin
{
    Default,
    Given,
}
