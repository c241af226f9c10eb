using CapacityCalc.Core.Estimation;
using CsCheck;

namespace CapacityCalc.Core.Tests.Estimation;

/// <summary>One pool from the ends of what a scenario may say: 1 to 10 million workers, 1 ps to 12 days a task, all but idle to all but saturated.</summary>
/// <param name="Spare">1 − ρ, down to 1e-9.</param>
internal sealed record ExtremeFleet(int Hosts, double Seconds, double Spare, double Cv, double ArrivalCv2)
{
    /// <summary>A decade below the limit, so that there is a load beyond.</summary>
    private const double MostRate = 1e14;

    public static Gen<ExtremeFleet> Any { get; } = Gen.Select(
        Gen.Double[0, 7],
        Gen.Double[-12, 6],
        Gen.Double[-9, -1e-6],
        Among(0, 0.3, 1, 2.5),
        Among(0.25, 1, 1, 4),
        (hosts, seconds, spare, cv, arrivals) => Of((int)Math.Pow(10, hosts), Math.Pow(10, seconds), Math.Pow(10, spare), cv, arrivals));

    /// <summary>ρ × hosts ÷ time.</summary>
    public double RatePerSecond => RateAt(1 - Spare);

    public double RateAt(double utilization) => utilization * Hosts / Seconds;

    /// <summary>The pool with its hosts given.</summary>
    public string Yaml(double rate, int hosts) => FormattableString.Invariant(
        $"traffic: {{ rate: {rate:R}/s, arrival_cv2: {ArrivalCv2} }}\nhardware: {{ cores: 1, price: 1 USD/h }}\npipeline:\n  - {{ stage: s, kind: call, hosts: {hosts}, model: {Model} }}\n");

    public Estimate EstimateAt(double rate, int hosts) => Estimator.Estimate(Given.Scenario(Yaml(rate, hosts)), EstimateDetails.Percentiles | EstimateDetails.Capacity);

    /// <summary>One of these.</summary>
    public static Gen<double> Among(params double[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private string Model => FormattableString.Invariant($"{{ kind: service, mean: {Seconds:R} s, cv: {Cv} }}");

    /// <summary>A task that is too short for so many workers to be busy with is made longer, so that no case is thrown away.</summary>
    private static ExtremeFleet Of(int hosts, double seconds, double spare, double cv, double arrivals) =>
        new(hosts, Math.Max(seconds, hosts / MostRate), spare, cv, arrivals);
}
