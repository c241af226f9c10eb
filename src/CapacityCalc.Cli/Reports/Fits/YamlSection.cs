using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports.Fits;

/// <summary>What to paste into a scenario.</summary>
internal static class YamlSection
{
    public static Section Of(Fit fit) => new(
        "YAML",
        new Statements([.. fit.Snippet.Text.Split('\n').Select(line => Prose.Of(line.Replace(' ', Prose.NoBreakSpace)))]),
        new Statements([.. fit.Snippet.Remarks.Select(remark => Prose.Of("# " + remark, Tone.Quiet))]));
}
