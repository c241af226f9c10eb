using System.CommandLine;
using System.Globalization;
using CapacityCalc.Cli.Consoles;
using CapacityCalc.Cli.Simulating;
using CapacityCalc.Core.Simulation;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Commands;

/// <summary>How long to simulate and with which random numbers: the options of every command that simulates.</summary>
internal sealed class SimulationOptionGroup
{
    private const long LeastRequests = 100;
    private const double MostRequests = 1e12;
    private const int LeastReplications = 2;
    private const int MostReplications = 100_000;
    private const double MostPrecision = 0.5;

    private readonly Option<long?> _requests = new("--requests") { Description = "Measured requests of one replication, such as 1M; by default as many as suit the scenario.", HelpName = "N" };
    private readonly Option<ulong?> _seed = new("--seed") { Description = OptionValues.SeedDescription, HelpName = "SEED" };
    private readonly Option<int?> _replications = new("--replications") { Description = "Independent runs; by default as many as the precision asks for.", HelpName = "R" };
    private readonly Option<double?> _precision = new("--precision")
    {
        Description = "Ends when the end-to-end p99 is known to this: half of its 95% interval. By default 1%, unless --requests or --replications is given.",
        HelpName = "RATIO",
    };

    public SimulationOptionGroup()
    {
        _requests.CustomParser = argument => OptionValues.Read<long>(argument, ReadRequests, $"not a whole number from {LeastRequests} to 1T, such as 1M");
        _seed.CustomParser = argument => OptionValues.Read<ulong>(argument, OptionValues.Seed, OptionValues.SeedProblem);
        _replications.CustomParser = argument => OptionValues.Read<int>(argument, ReadReplications, $"not a whole number from {LeastReplications} to {MostReplications}");
        _precision.CustomParser = argument => OptionValues.Read<double>(argument, ReadPrecision, "not a ratio above 0 and at most 50%, such as 1%");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_requests);
        command.Options.Add(_seed);
        command.Options.Add(_replications);
        command.Options.Add(_precision);
    }

    /// <summary>The first of them that is given; null where none is.</summary>
    public string? Given(ParseResult line) =>
        new Option[] { _requests, _seed, _replications, _precision }.FirstOrDefault(option => line.GetResult(option) is not null)?.Name;

    /// <summary>Runs what asks for a simulation, with a line of progress where somebody watches; Ctrl-C ends it early.</summary>
    /// <returns>What it came to, and whether it was interrupted.</returns>
    public (T Result, bool Interrupted) Run<T>(ParseResult line, Session session, bool colours, Func<SimulationRequest, T> work)
    {
        var (requests, replications) = (line.GetValue(_requests), line.GetValue(_replications));
        var options = new SimulationOptions
        {
            Requests = requests,
            Replications = replications,
            Seed = line.GetValue(_seed) ?? new SimulationOptions().Seed,
            Precision = line.GetValue(_precision),
        };
        using var interruption = new Interruption(session.Terminal);
        var sought = options.Precision ?? (requests is null && replications is null ? SimulationOptions.DefaultPrecision : null);
        var watch = new SimulationWatch(sought, interruption.Token);
        var result = session.Terminal.ErrorIsInteractive
            ? ProgressLine.Beside(() => work(new SimulationRequest(options, watch, interruption.Token)), watch.Standing, session.Terminal, colours)
            : work(new SimulationRequest(options, null, interruption.Token));
        return (result, interruption.Token.IsCancellationRequested);
    }

    private static long? ReadRequests(string text) => OptionValues.Whole(text, LeastRequests, MostRequests);

    private static int? ReadReplications(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= LeastReplications and <= MostReplications ? number : null;

    private static double? ReadPrecision(string text) =>
        Ratio.Dimension.TryParse(text, out var ratio, out _) && ratio is > 0 and <= MostPrecision ? ratio : null;
}
