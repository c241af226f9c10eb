using System.Collections.Immutable;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Cli.Reports.Estimates;

/// <summary>What the file did not say: the defaults, the catalogue's figures and what the command line set.</summary>
internal static class AssumptionsSection
{
    private const int MostNames = 3;

    public static Section? Of(Estimate estimate)
    {
        var lines = ImmutableArray.CreateBuilder<Prose>();
        Add(lines, "set on the command line", estimate.Assumptions, ValueOrigin.Set);
        Add(lines, "calibrated", estimate.Assumptions, ValueOrigin.Calibration);
        Add(lines, "by default", estimate.Assumptions, ValueOrigin.Default);
        Add(lines, "from the catalogue", estimate.Assumptions, ValueOrigin.Catalog);
        return lines.Count == 0 ? null : new("Assumed", new Statements(lines.ToImmutable()));
    }

    /// <summary>A line for each source that they share.</summary>
    private static void Add(ImmutableArray<Prose>.Builder lines, string label, ImmutableArray<Assumption> assumptions, ValueOrigin origin)
    {
        foreach (var source in assumptions.Where(assumption => assumption.Origin == origin).GroupBy(assumption => assumption.Note))
        {
            var statements = Grouped(source).Select(InWords);
            var heading = source.Key is null ? $"{label}: " : origin == ValueOrigin.Calibration ? $"{source.Key}: " : $"{label} ({source.Key}): ";
            lines.Add(new Prose([new Run(heading, Tone.Quiet), .. Prose.Joined(statements.Select(text => new Run(text, Tone.Plain))).Runs]));
        }
    }

    /// <summary>Those that say the same of several stages, models or shapes together.</summary>
    public static IEnumerable<ImmutableArray<Assumption>> Grouped(IEnumerable<Assumption> assumptions) =>
        assumptions.GroupBy(assumption => (Subject.Of(assumption.Path).Pattern, assumption.Value)).Select(alike => alike.ToImmutableArray());

    /// <summary>The path of what they say, with a star where they differ; and of what they say it, empty where there is one alone.</summary>
    public static (string Path, ImmutableArray<string> Of) Common(ImmutableArray<Assumption> alike) =>
        alike is [var only] ? (only.Path, []) : (Subject.Of(alike[0].Path).Pattern, [.. alike.Select(assumption => Subject.Of(assumption.Path).Name)]);

    /// <summary><c>planning.utilization 60%</c>, <c>pipeline.*.routing pooled (select, rank-1)</c>.</summary>
    private static string InWords(ImmutableArray<Assumption> alike)
    {
        var (path, of) = Common(alike);
        if (of.IsEmpty)
        {
            return $"{path} {alike[0].Value}";
        }

        var listed = of.Length <= MostNames ? string.Join(", ", of.Select(Names.Short)) : $"{of.Length} times";
        return $"{path} {alike[0].Value} ({listed})";
    }

    /// <summary>The stage, model or shape that a path goes through, and the path without it.</summary>
    private readonly record struct Subject(string Pattern, string Name)
    {
        private static readonly ImmutableArray<string> Maps = ["pipeline", "models"];

        /// <summary>Their names may have dots, and their figures stand right below them.</summary>
        private static readonly ImmutableArray<string> Shapes = ["hardware", "shapes"];

        public static Subject Of(string path)
        {
            if (path.Split('.', 3) is [var map, var name, var rest] && Maps.Contains(map))
            {
                return new($"{map}.*.{rest}", name);
            }

            var (first, last) = (path.IndexOf('.', StringComparison.Ordinal), path.LastIndexOf('.'));
            return first < last && Shapes.Contains(path[..first])
                ? new($"{path[..first]}.*{path[last..]}", path[(first + 1)..last])
                : new(path, "");
        }
    }
}
