using System.CommandLine.Parsing;
using System.Globalization;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Commands;

/// <summary>Numbers that follow an option.</summary>
internal static class OptionValues
{
    public const string SeedDescription = "Which random numbers; the same seed gives the same answer. By default 1.";

    public static string SeedProblem { get; } = $"not a whole number from 0 to {ulong.MaxValue.ToString(CultureInfo.InvariantCulture)}";

    /// <param name="read">Null where the text is none of what the option takes.</param>
    /// <param name="problem">The end of a sentence that begins with the option and the text.</param>
    public static T? Read<T>(ArgumentResult argument, Func<string, T?> read, string problem)
        where T : struct
    {
        var text = argument.Tokens[0].Value;
        if (read(text) is { } value)
        {
            return value;
        }

        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} is '{text}', {problem}");
        return null;
    }

    public static ulong? Seed(string text) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>A whole number, which may be written as <c>10k</c>; null outside the range.</summary>
    public static long? Whole(string text, double least, double most) =>
        Count.Dimension.TryParse(text, out var count, out _) && count >= least && count <= most && double.IsInteger(count) ? (long)count : null;
}
