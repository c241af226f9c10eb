using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Reports.Frontiers;

/// <summary>The answer in a line: <c>rank-1.keep at most 735 at traffic.rate 1000/s (now) · 4500 at 100/s · 120 at 1700/s</c>.</summary>
internal static class FrontierHeadline
{
    public static Prose Of(Frontier frontier)
    {
        var met = frontier.Points.Where(point => point.Found is not null).ToArray();
        if (met.Length == 0)
        {
            return Prose.Joined([new Run($"✗ no {frontier.Sought.Path} {(frontier.HasObjectives ? "meets every objective" : "carries the load")} at any {frontier.Given.Path} from {frontier.Points[0].Value.Label} to {frontier.Points[^1].Value.Label}", Tone.Bad)]);
        }

        var side = frontier.Extreme == Extreme.Largest ? "at most" : "at least";
        var now = met.FirstOrDefault(point => point.Value == frontier.Given.Current);
        var first = now ?? met[0];
        var others = new[] { met[0], met[^1] }.Distinct().Where(point => point != first).Select(point => new Run($"{point.Found!.Value.Label} at {point.Value.Label}", Tone.Strong));
        return Prose.Joined([new Run($"✓ {frontier.Sought.Path} {side} {first.Found!.Value.Label} at {frontier.Given.Path} {first.Value.Label}{(first == now ? " (now)" : "")}", Tone.Good), .. others]);
    }
}
