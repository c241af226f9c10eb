namespace CapacityCalc.Core.Queueing;

/// <summary>A stream of requests as one queue feels it.</summary>
/// <param name="OutsideCv2">c_a² of the gaps between requests as they came from outside; ≥ 0.</param>
/// <param name="Cv2">c_a² that would make renewal arrivals as irregular as the stream is for this queue; ≥ 0.</param>
/// <param name="AreSpaced">Whether they come so that nobody waits.</param>
/// <param name="AreDisturbed">Whether queues before have left their mark on them, so that <paramref name="Cv2"/> does not say all.</param>
public readonly record struct Arrivals(double OutsideCv2, double Cv2, bool AreSpaced, bool AreDisturbed)
{
    /// <summary>Requests that have passed no queue.</summary>
    public static Arrivals Outside(double cv2) => new(cv2, cv2, false, false);

    /// <summary>What is left of them where each passes with probability p, independently.</summary>
    public Arrivals Thin(double probability) =>
        new(Departures.Thin(OutsideCv2, probability), Departures.Thin(Cv2, probability), AreSpaced && probability >= 1, AreDisturbed);

    /// <summary>As if they came so from outside.</summary>
    public Arrivals AsTheyAre() => this with { OutsideCv2 = Cv2 };

    /// <summary>Of the mean wait, to what it were with the requests as they came from outside: (c_a² + c_s²)/(outside c_a² + c_s²).</summary>
    public double WaitRatio(double serviceCv2) => Math.Abs(Cv2 - OutsideCv2) <= 0 || OutsideCv2 + serviceCv2 <= 0 ? 1
        : (Cv2 + serviceCv2) / (OutsideCv2 + serviceCv2);
}
