using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports.Fits;

/// <summary>What to paste into a scenario.</summary>
internal static class YamlSection
{
    public static Section Of(Fit fit) => new(
        "YAML",
        new Listing("yaml", fit.Snippet.Text),
        new Statements([.. fit.Snippet.Remarks.Select(remark => Prose.Of("# " + remark, Tone.Quiet))]));
}
