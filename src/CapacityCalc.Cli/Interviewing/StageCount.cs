using System.Globalization;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>How many stages a pipeline is given.</summary>
internal static class StageCount
{
    public static string Problem { get; } = string.Create(CultureInfo.InvariantCulture, $"not a whole number from 1 to {StageDefaults.MostStages}");

    /// <summary>Null where the text is no such number.</summary>
    public static int? Parse(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var stages) && stages is >= 1 and <= StageDefaults.MostStages ? stages : null;
}
