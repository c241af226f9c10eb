using System.CommandLine;
using System.Globalization;
using CapacityCalc.Core.Exploration;

namespace CapacityCalc.Cli.Commands;

/// <summary>Which worlds are drawn from the ranges of a scenario: the options of every command that draws some.</summary>
internal sealed class WorldOptionGroup
{
    private readonly Option<int?> _samples = new("--samples")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"Worlds to draw: combinations of values from the ranges. By default {UncertaintyInput.DefaultSamples}."),
        HelpName = "N",
        CustomParser = argument => (int?)OptionValues.Read<long>(
            argument,
            text => OptionValues.Whole(text, UncertaintyInput.LeastSamples, UncertaintyInput.MostSamples),
            $"not a whole number from {UncertaintyInput.LeastSamples} to {UncertaintyInput.MostSamples / 1_000_000}M, such as 10k"),
    };

    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = OptionValues.SeedDescription,
        HelpName = "SEED",
        CustomParser = argument => OptionValues.Read<ulong>(argument, OptionValues.Seed, OptionValues.SeedProblem),
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_samples);
        command.Options.Add(_seed);
    }

    /// <summary>The first of them that is given; null where none is.</summary>
    public string? Given(ParseResult line) => new Option[] { _samples, _seed }.FirstOrDefault(option => line.GetResult(option) is not null)?.Name;

    /// <summary>Null where the option is not given.</summary>
    public int? GivenSamples(ParseResult line) => line.GetValue(_samples);

    /// <inheritdoc cref="GivenSamples"/>
    public ulong? GivenSeed(ParseResult line) => line.GetValue(_seed);

    public int Samples(ParseResult line) => line.GetValue(_samples) ?? UncertaintyInput.DefaultSamples;

    public ulong Seed(ParseResult line) => line.GetValue(_seed) ?? 1;
}
