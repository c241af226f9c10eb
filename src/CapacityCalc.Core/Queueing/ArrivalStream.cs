using System.Collections.Immutable;

namespace CapacityCalc.Core.Queueing;

/// <summary>The requests on their way: how irregularly they came from outside, and the queues they have passed since.</summary>
/// <remarks>How variable a stream is depends on who looks: a queue that clears fast feels single gaps, one near saturation long spans. So it is
/// worked out for the queue that it arrives at (<see cref="At"/>), from all that the stream has passed.</remarks>
public sealed class ArrivalStream
{
    private readonly double outsideCv2;
    private readonly ArrivalStream? before;
    private readonly ImmutableArray<ArrivalStream> joined;
    private readonly Station passed;
    private readonly Spacing spacing;
    private readonly bool isDisturbed;

    /// <summary>Weight of the first of two streams that are joined; null where all have the same.</summary>
    private double? FirstShare { get; init; }

    private ArrivalStream(double outsideCv2, ArrivalStream? before, ImmutableArray<ArrivalStream> joined, Station passed, Spacing spacing, bool isDisturbed)
    {
        this.outsideCv2 = outsideCv2;
        this.before = before;
        this.joined = joined;
        this.passed = passed;
        this.spacing = spacing;
        this.isDisturbed = isDisturbed;
    }

    /// <summary>Requests as they come from outside.</summary>
    /// <param name="cv2">c_a² ≥ 0 of the gaps between them; successive gaps are independent.</param>
    /// <param name="ratePerSecond">Requests/s; ≥ 0.</param>
    public static ArrivalStream FromOutside(double cv2, double ratePerSecond) =>
        new(cv2, null, [], default, cv2 <= 0 && ratePerSecond > 0 ? new Spacing(1, Math.Min(double.MaxValue, 1 / ratePerSecond)) : default, false);

    /// <summary>Requests that leave in batches, of which no more is known than how irregular the gaps between them are.</summary>
    /// <param name="cv2">≥ 0.</param>
    public static ArrivalStream Regrouped(double cv2) => new(cv2, null, [], default, default, isDisturbed: true);

    /// <summary>The stream that leaves branches that all got the same requests: as irregular as the branches' streams are on average.</summary>
    public static ArrivalStream Joined(ImmutableArray<ArrivalStream> branches)
    {
        var first = branches[0];
        bool isDisturbed = false, isInStep = true;
        foreach (var branch in branches)
        {
            isDisturbed |= branch.isDisturbed;
            isInStep &= branch.spacing == first.spacing;
        }

        return branches.Length == 1 ? first
            : new ArrivalStream(first.outsideCv2, null, branches, default, isInStep ? first.spacing : default, isDisturbed);
    }

    /// <summary>The stream that leaves a queue.</summary>
    public ArrivalStream Through(Station station)
    {
        var spaced = !station.IsConstant ? default
            : spacing.Frees(station) ? spacing
            : new Spacing(station.Servers, station.ServiceSeconds);
        // Poisson arrivals leave exponential services, and services that nobody waits for, as Poisson ones.
        var isPoisson = !isDisturbed && Math.Abs(outsideCv2 - 1) <= 0 && (station.IsMemoryless || station.IsIdle);
        return new ArrivalStream(outsideCv2, this, [], station, spaced, !isPoisson);
    }

    /// <summary>The stream that leaves a timeout: those that go on at it come as they came before it, a constant time later.</summary>
    /// <param name="whole">That leaves without the timeout.</param>
    /// <param name="share">Of the requests, those that go on at it; in [0, 1].</param>
    public ArrivalStream Timed(ArrivalStream whole, double share) => share <= 0 ? whole
        : new ArrivalStream(outsideCv2, null, [whole, this], default, default, isDisturbed || whole.isDisturbed) { FirstShare = 1 - share };

    /// <summary>The same stream after delays of its own for every request.</summary>
    public ArrivalStream Delayed() => spacing == default ? this : new ArrivalStream(outsideCv2, before, joined, passed, default, isDisturbed);

    /// <summary>What a queue feels of the stream.</summary>
    public Arrivals At(Station station) => new(outsideCv2, Cv2At(station, []), spacing.Frees(station), isDisturbed);

    /// <param name="known">Of the streams before forks, which all branches ask for.</param>
    private double Cv2At(Station station, Dictionary<ArrivalStream, double> known)
    {
        if (joined.Length > 0)
        {
            if (known.TryGetValue(this, out var mean))
            {
                return mean;
            }

            for (var branch = 0; branch < joined.Length; branch++)
            {
                var weight = FirstShare is not { } first ? 1.0 / joined.Length : branch == 0 ? first : 1 - first;
                mean += weight * joined[branch].Cv2At(station, known);
            }

            known.Add(this, mean);
            return mean;
        }

        if (before is null)
        {
            return outsideCv2;
        }

        if (passed.IsLike(station))
        {
            return AfterConstants(station, known);
        }

        var cv2 = before.Cv2At(station, known);
        return cv2 + (Departures.Share(passed, station, cv2) * (passed.ServiceCv2 - cv2));
    }

    /// <summary>What constant services leave for another: a wait W(D′) − W(D), D the longest of them, W the wait of one of them alone.</summary>
    /// <remarks>Source: H. D. Friedman (1965), "Reduction methods for tandem queuing systems": through constant services the wait in all is that of the longest.</remarks>
    private double AfterConstants(Station station, Dictionary<ArrivalStream, double> known)
    {
        var start = this;
        var longest = double.NegativeInfinity;
        while (start.before is { } earlier && start.passed.IsLike(station))
        {
            longest = Math.Max(longest, start.passed.LogWait);
            start = earlier;
        }

        return start.Cv2At(station, known) * Math.Max(0, 1 - Math.Exp(longest - station.LogWait));
    }
}
