using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Numerics;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>The family of a service time's distribution.</summary>
public enum Distribution
{
    LogNormal,
    Gamma,
    Exponential,
    Hyperexponential,
    Deterministic,
    Empirical,
}

/// <summary>The shape of a task's time around its mean.</summary>
/// <param name="Cv">Coefficient of variation, ≥ 0.</param>
/// <param name="Samples">Of the empirical distribution, in seconds; empty for the others.</param>
public sealed record Spread(Distribution Distribution, double Cv, ImmutableArray<double> Samples)
{
    /// <summary>Below this the p99.9 is the mean to more digits than are ever printed.</summary>
    private const double NegligibleCv = 1e-6;

    private static readonly QuantityType<Duration> SampleTime = new(Bounds.Positive(Limits.Seconds), "5 ms");

    /// <summary>The sampled distribution at its own mean; null unless empirical.</summary>
    public IDistribution? Sampled { get; } = Distribution == Distribution.Empirical ? new Empirical(Samples) : null;

    /// <summary>The distribution of this shape with that mean.</summary>
    /// <param name="mean">Seconds, ≥ 0.</param>
    public IDistribution WithMean(double mean) => (Distribution, Cv) switch
    {
        (Distribution.Empirical, _) => Sampled!.Scale(mean / Sampled.Mean),
        (Distribution.Deterministic, _) or (_, < NegligibleCv) => new Deterministic(mean),
        _ when mean <= 0 => new Deterministic(0),
        (Distribution.Exponential, _) => new Exponential(mean),
        (Distribution.Gamma, _) => new Gamma(mean, Cv),
        (Distribution.Hyperexponential, _) => new Hyperexponential(mean, Cv),
        _ => LogNormal.FromMean(mean, Cv),
    };

    /// <param name="implied">What the kind's own keys already say of the shape, such as <c>p50</c> with <c>p99</c>.</param>
    internal static Spread From(
        Arguments arguments, Parameter<Distribution> shape, Parameter<Scalar> cvParameter, Parameter<DocumentNode> samplesParameter, Spread? implied)
    {
        var samples = arguments.TryGet(samplesParameter, out var node) ? ReadSamples(node, arguments.PathOf(samplesParameter), arguments.Bag) : [];
        var isShaped = arguments.TryGet(shape, out var distribution);
        var cvGiven = arguments.TryGet(cvParameter, out var given);
        if (implied is not null)
        {
            RejectBeside(arguments, shape, isShaped && distribution != implied.Distribution, "'p50' with 'p99' means lognormal");
            RejectBeside(arguments, cvParameter, cvGiven, "'p50' with 'p99' give the spread already");
            RejectBeside(arguments, samplesParameter, arguments.IsGiven(samplesParameter), "'p50' with 'p99' give the shape already");
            return implied;
        }

        if (arguments.IsGiven(samplesParameter) || distribution == Distribution.Empirical)
        {
            return EmpiricalFrom(arguments, shape, isShaped ? distribution : Distribution.Empirical, cvParameter, samplesParameter, samples);
        }

        var cv = cvGiven ? given.Amount : distribution == Distribution.Exponential ? 1 : 0;
        switch (distribution)
        {
            case Distribution.Exponential when Math.Abs(cv - 1) > 1e-12:
                Conflict(arguments, cvParameter, "an exponential time has a cv of 1", "remove 'cv', or write 'distribution: gamma'");
                break;
            case Distribution.Deterministic when cv > 0:
                Conflict(arguments, cvParameter, "a deterministic time has a cv of 0", "remove 'cv' or 'distribution'");
                break;
            case Distribution.Hyperexponential when cv < 1:
                Conflict(arguments, cvGiven ? cvParameter : shape, "a hyperexponential time has a cv of 1 or more", "write for example 'cv: 2', or 'distribution: gamma'");
                break;
        }

        if (!arguments.IsGiven(cvParameter) && !isShaped)
        {
            arguments.Bag.Info(
                DiagnosticCodes.NoSpread,
                arguments.Span,
                $"'{arguments.Path}' has no spread, so the p99 of a task's time is its p50",
                "write for example 'cv: 0.3' where the times vary");
        }

        return new Spread(distribution, cv, []);
    }

    private static Spread EmpiricalFrom(
        Arguments arguments, Parameter<Distribution> shape, Distribution distribution, IParameter cvParameter, IParameter samplesParameter, ImmutableArray<double> samples)
    {
        if (!arguments.IsGiven(samplesParameter))
        {
            arguments.Bag.Error(DiagnosticCodes.MissingKey, arguments.SpanOf(shape), $"'{arguments.Path}' is empirical and needs 'samples'", "add for example 'samples: [4 ms, 5 ms, 9 ms]'");
        }

        RejectBeside(arguments, shape, distribution != Distribution.Empirical, "'samples' make the distribution empirical");
        RejectBeside(arguments, cvParameter, arguments.IsGiven(cvParameter), "'samples' give the spread already");
        if (samples.IsEmpty)
        {
            return new Spread(Distribution.Deterministic, 0, []);
        }

        var sampled = new Empirical(samples);
        return new Spread(Distribution.Empirical, Math.Sqrt(sampled.Cv2), samples);
    }

    private static ImmutableArray<double> ReadSamples(DocumentNode node, string path, DiagnosticBag bag)
    {
        if (node is not ListNode { Items.Length: > 0 } list)
        {
            bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a list of durations", "write for example '[4 ms, 5 ms, 9 ms]' or '{ file: times.csv }'");
            return [];
        }

        var samples = ImmutableArray.CreateBuilder<double>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (SampleTime.TryRead(item, new ValueReader(path, bag), out var sample))
            {
                samples.Add(sample.Seconds);
            }
        }

        return samples.ToImmutable();
    }

    private static void RejectBeside(Arguments arguments, IParameter parameter, bool isWrong, string reason)
    {
        if (isWrong)
        {
            Conflict(arguments, parameter, reason, $"remove '{parameter.Name}'");
        }
    }

    private static void Conflict(Arguments arguments, IParameter parameter, string reason, string hint) =>
        arguments.Bag.Error(DiagnosticCodes.ConflictingKeys, arguments.SpanOf(parameter), $"'{arguments.PathOf(parameter)}': {reason}", hint);
}
