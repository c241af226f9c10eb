using System.Collections.Immutable;
using CapacityCalc.Core.Uncertainty;

namespace CapacityCalc.Cli.Answers;

/// <summary>A sampled figure as a part of a document.</summary>
internal sealed record Sampled(double Value, double StandardError)
{
    public static Sampled Of(Estimated figure) => new(figure.Value, figure.StandardError);

    public static ImmutableArray<Member<Sampled>> Members(string unit) =>
        [new Figure<Sampled>("value", figure => figure.Value, unit), new Figure<Sampled>("standard_error", figure => figure.StandardError, unit)];
}
