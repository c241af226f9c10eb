using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats.Html;

/// <summary>Tones as classes of the style sheet.</summary>
internal static class HtmlTone
{
    public static string? ClassOf(Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Bad => "bad",
        Tone.Doubtful => "doubtful",
        Tone.Strong => "strong",
        Tone.Quiet => "quiet",
        _ => null,
    };
}
