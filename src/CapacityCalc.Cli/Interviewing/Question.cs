using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>A question about the system as a whole.</summary>
/// <param name="Option">The option that answers it, too.</param>
/// <param name="Section">The top-level key below which the answer stands; empty where it stands at the top itself.</param>
/// <param name="Asks">Without a question mark.</param>
/// <param name="Why">What it is good for, in a line.</param>
/// <param name="Fallback">The answer where there is none.</param>
/// <param name="Keys">Of the section.</param>
internal sealed record Question(string Option, string Section, string Key, ParameterSet Keys, string Asks, string Why, string Fallback)
{
    /// <summary>Whether the key may be left out of the scenario.</summary>
    public bool MayBeNone { get; init; }

    /// <summary>What the value means, as the format's reference says it.</summary>
    public string Doc => DocOf(Keys, Key);

    public string Example => Keys.Parameters.First(parameter => parameter.Name == Key).Example;

    /// <summary>What a key means, which is the first part of its line in the reference; empty where the set has no such key.</summary>
    public static string DocOf(ParameterSet keys, string key) =>
        keys.Parameters.FirstOrDefault(parameter => parameter.Name == key)?.Doc.Split(';')[0].Replace("`", "", StringComparison.Ordinal) ?? "";

    /// <summary>What a kind is, which is the first sentence about it in the reference.</summary>
    public static string DocOf(ParameterSet kind) => kind.Doc.Split(". ")[0].TrimEnd('.').Replace("`", "", StringComparison.Ordinal);
}
