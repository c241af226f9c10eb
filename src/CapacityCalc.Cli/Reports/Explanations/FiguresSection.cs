using CapacityCalc.Cli.Explaining;
using CapacityCalc.Core.Derivations;

namespace CapacityCalc.Cli.Reports.Explanations;

/// <summary>All that can be explained, entries of lists as one.</summary>
internal static class FiguresSection
{
    public static Section Of(Explained explained)
    {
        var estimate = explained.Estimate;
        string[] names = [.. estimate.Stages.Select(stage => stage.Stage), .. estimate.HardwareChoices.SelectMany(choice => choice.Candidates).Select(candidate => candidate.Shape)];
        var patterns = explained.Derivation.Steps.Where(step => step.Basis is not GivenValue).Select(step => PatternOf(step.Path, names)).Distinct();
        var groups = patterns.GroupBy(pattern => pattern.Split('.', 2)[0]);
        return new("Figures", new Statements(
        [
            Prose.Of("capcalc explain FILE PATH derives each of these; * is a stage, or an entry's name or number"),
            .. groups.Select(group => new Prose([new Run($"{group.Key}: ", Tone.Strong), .. Prose.Joined(group.Select(pattern => new Run(pattern[(pattern.Contains('.', StringComparison.Ordinal) ? group.Key.Length + 1 : 0)..], Tone.Plain))).Runs])),
        ]));
    }

    private static string PatternOf(string path, string[] names)
    {
        foreach (var name in names)
        {
            path = path.Replace($".{name}.", ".*.", StringComparison.Ordinal);
        }

        return string.Join('.', path.Split('.').Select(segment => IsNumber(segment) ? "*" : segment));
    }

    /// <summary>An entry's number, a month, or an hour as a clock tells it.</summary>
    private static bool IsNumber(string segment) => segment.Length > 0 && segment.All(character => char.IsAsciiDigit(character) || character == ':');
}
