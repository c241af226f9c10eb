using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports.Fits;

/// <summary>What to paste into a scenario.</summary>
internal static class YamlSection
{
    public static Section Of(Fit fit) => new(
        "YAML",
        new Literal(fit.Snippet.Text, "yaml"),
        new Statements([.. fit.Snippet.Remarks.Select(remark => Prose.Of("# " + remark, Tone.Quiet))]));
}
