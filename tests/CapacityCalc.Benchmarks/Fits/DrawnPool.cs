using CapacityCalc.Benchmarks.Accuracy;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Queueing;
using CapacityCalc.Core.Simulation;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>A pool, or several that get the same arrivals, with services of 1 s on average.</summary>
/// <param name="Distribution">A word of the scenario format: lognormal, gamma or exponential.</param>
internal sealed record DrawnPool(int Shards, int Workers, double Load, string Distribution, double Cv, double ArrivalCv2 = 1)
{
    private const int Replications = 20;

    /// <summary>Tasks that one configuration is given at most, whatever the requests.</summary>
    private const double MostTasks = 2e8;

    public IDistribution Service => Distribution switch
    {
        "exponential" => new Exponential(1),
        "gamma" => new Gamma(1, Cv),
        _ => LogNormal.FromMean(1, Cv),
    };

    public override string ToString() =>
        FormattableString.Invariant($"shards {Shards}, workers {Workers}, load {Load}, {Distribution}, cv {Cv}, arrival_cv2 {ArrivalCv2}");

    /// <summary>One of them, as the estimate has it.</summary>
    public QueueOutcome Solve() => Queue.Solve(new QueueInput(Load * Workers, ArrivalCv2, Workers, Service));

    /// <summary>Measures about so many requests.</summary>
    public (SimulatedStage Stage, SimulatedPercentiles EndToEnd) Simulate(int requests, ulong seed)
    {
        var model = Distribution == "exponential" ? "distribution: exponential" : FormattableString.Invariant($"cv: {Cv}, distribution: {Distribution}");
        var bound = Scenarios.Read(FormattableString.Invariant($$"""
            traffic: { rate: {{Load * Workers}}/s, arrival_cv2: {{ArrivalCv2}} }
            pipeline:
              - { stage: pool, kind: call, hosts: {{Shards}}, shards: {{Shards}}, workers: {{Workers}}, model: { kind: service, mean: 1 s, {{model}} } }
            """));
        var options = new SimulationOptions
        {
            Requests = (long)Math.Max(1000, Math.Min(requests, MostTasks / Shards) / Replications),
            Replications = Replications,
            Seed = seed,
            Threads = Environment.ProcessorCount,
        };
        var result = Simulator.Run(bound, Estimator.Size(bound), options, null, CancellationToken.None);
        Console.Error.WriteLine($"{seed}: {this}, {result.Ending}");
        return (result.Stages[0], result.EndToEnd ?? throw new InvalidOperationException($"The simulation of {this} ended as {result.Ending}."));
    }
}
