using System.Globalization;
using System.Text;

namespace CapacityCalc.Core.Parameters;

/// <summary>The reference documentation of a parameter set, made from the parameters themselves.</summary>
public static class ParameterReference
{
    /// <summary>A Markdown table of the set's keys and a line for each rule over several of them.</summary>
    public static string Markdown(ParameterSet set)
    {
        var text = new StringBuilder();
        text.Append("| key | value | default | meaning |\n|---|---|---|---|\n");
        foreach (var parameter in set.Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{parameter.Name}` | {Value(parameter)} | {Default(set, parameter)} | {Escape(parameter.Doc)} |\n");
        }

        foreach (var constraint in set.Constraints)
        {
            text.Append(CultureInfo.InvariantCulture, $"\nRule: {constraint.Doc}.\n");
        }

        return text.ToString();
    }

    private static string Value(IParameter parameter) =>
        $"{Escape(parameter.TypeName)}, such as `{parameter.Example}`{(parameter.Range is { } range ? "; " + Escape(range) : "")}";

    private static string Default(ParameterSet set, IParameter parameter)
    {
        var isInRule = set.Constraints.OfType<ExactlyOneOf>().Any(rule => rule.Groups.Any(group => group.Contains(parameter)));
        return parameter switch
        {
            { IsRequired: true } => "required",
            { Default: { } value } => $"`{value}`",
            _ when isInRule => "see the rule",
            _ => "–",
        };
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
