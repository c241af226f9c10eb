using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Commands;

/// <summary>What the fleet meets that it was not sized for: the options of every command that asks what if.</summary>
internal sealed class IncidentOptionGroup
{
    private static readonly ImmutableArray<(string Name, Loss Loss)> Losses = [("host", Loss.Host), ("zone", Loss.Zone), ("shard", Loss.Shard), ("cache", Loss.Cache)];

    private readonly Option<double?> _surge = new("--surge") { Description = "What if this many times the peak arrived? The fleet is the one sized without it.", HelpName = "FACTOR" };

    private readonly Option<Loss[]> _lose = new("--lose")
    {
        Description = "What if this were lost: a host of every pool, a zone, a shard of every stage that has several, the cache? Repeatable, or with commas: zone,cache.",
        HelpName = "host|zone|shard|cache",
    };

    public IncidentOptionGroup()
    {
        _surge.CustomParser = ReadSurge;
        _lose.CustomParser = ReadLosses;
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_surge);
        command.Options.Add(_lose);
    }

    /// <summary>Null where neither is given.</summary>
    public Incident? Incident(ParseResult line) =>
        line.GetResult(_surge) is null && line.GetResult(_lose) is null ? null : new Incident(line.GetValue(_surge) ?? 1, [.. line.GetValue(_lose) ?? []]);

    private static double? ReadSurge(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Scalar.Dimension.TryParse(text, out var factor, out _) && factor is >= Core.Estimation.Incident.LeastSurge and <= Core.Estimation.Incident.MostSurge)
        {
            return factor;
        }

        argument.AddError($"--surge is {Excerpt.Quote(text)}, not a plain number from {Scalar.Dimension.Print(Core.Estimation.Incident.LeastSurge)} to {Scalar.Dimension.Print(Core.Estimation.Incident.MostSurge)}, such as 2");
        return null;
    }

    private static Loss[]? ReadLosses(ArgumentResult argument)
    {
        var read = new List<Loss>();
        foreach (var word in argument.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (!Losses.Any(known => known.Name == word))
            {
                argument.AddError($"--lose is {Excerpt.Quote(word)}; {Suggestions.Hint(word, [.. Losses.Select(known => known.Name)])}");
                return null;
            }

            var loss = Losses.First(known => known.Name == word).Loss;
            if (loss is Loss.Shard or Loss.Cache && read.Contains(loss))
            {
                argument.AddError($"--lose names '{word}' twice; only hosts and zones are lost several times");
                return null;
            }

            read.Add(loss);
        }

        return [.. read];
    }
}
