using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The keys of <c>traffic</c> that say how the load goes through the day, and what they make of the peak factor.</summary>
internal static class ProfileParameters
{
    /// <summary>Where a sinusoid has its crest unless the scenario says otherwise: people are online in the evening.</summary>
    private const int UsualPeakHour = 20;

    /// <summary>A factor that stands beside its hours is written with a few digits: to this it is theirs.</summary>
    private const double SameFactor = 1e-3;

    /// <summary>As many as it takes to write the hours' own factor so that it is theirs.</summary>
    private const int FactorDigits = 5;

    public static readonly Parameter<ProfileChoice> Profile =
        Parameter.Optional("profile", new ProfileType(), "how the load goes through the day: `sinusoid`, whose crest is the peak, or the relative loads of the hours from midnight on, the largest of which is the peak, so that `peak_factor` follows from them");

    public static readonly Parameter<int> PeakHour =
        Parameter.Optional("peak_hour", new IntegerType(0, DayProfile.HoursOfDay - 1, "20"), "the hour in whose middle a `sinusoid` has its peak; 20 where absent");

    /// <summary>Null where there is none, and after an error.</summary>
    public static DayProfile? From(Arguments arguments, Parameter<Scalar> peakFactor)
    {
        var hasProfile = arguments.TryGet(Profile, out var choice);
        if (hasProfile && choice.IsSinusoid)
        {
            return SinusoidFrom(arguments, peakFactor);
        }

        if (arguments.TryGet(PeakHour, out _) && !arguments.IsWrong(Profile))
        {
            var (owner, mend) = hasProfile
                ? ("the hours of the profile say where their peak is", "remove it")
                : ("there is no profile", $"add '{Profile.Name}: {ProfileChoice.Sinusoid}', or remove it");
            arguments.Bag.Error(DiagnosticCodes.ConflictingKeys, arguments.SpanOf(PeakHour), $"'{arguments.PathOf(PeakHour)}' is of a sinusoid, and {owner}", mend);
        }

        return hasProfile ? HoursFrom(arguments, choice.Weights, peakFactor) : null;
    }

    private static DayProfile? SinusoidFrom(Arguments arguments, Parameter<Scalar> peakFactor)
    {
        var factor = arguments.Get(peakFactor).Amount;
        if (factor > DayProfile.MostPeakFactor)
        {
            new ValueReader(arguments.PathOf(peakFactor), arguments.Bag).OutOfRange(
                arguments.SpanOf(peakFactor),
                Scalar.Dimension.Print(factor),
                $"at most {Scalar.Dimension.Print(DayProfile.MostPeakFactor)} for a sinusoid, whose lowest rate would be negative");
            return null;
        }

        if (arguments.TryGet(PeakHour, out var peakHour))
        {
            return DayProfile.Sinusoid(factor, peakHour);
        }

        if (!arguments.IsWrong(PeakHour))
        {
            arguments.Binder.Assume(arguments.PathOf(PeakHour), PeakHour.Type.Print(UsualPeakHour), ValueOrigin.Default);
        }

        return DayProfile.Sinusoid(factor, UsualPeakHour);
    }

    /// <summary>The hours say how far the peak is above the average; a factor beside them has to be theirs.</summary>
    private static DayProfile HoursFrom(Arguments arguments, ImmutableArray<double> weights, Parameter<Scalar> peakFactor)
    {
        var profile = DayProfile.Of(weights);
        var own = Scalar.Dimension.Print(profile.PeakFactor, FactorDigits);
        if (!arguments.IsGiven(peakFactor))
        {
            arguments.Binder.Correct(arguments.PathOf(peakFactor), own, arguments.NodeOf(Profile)!.Origin, "follows from the profile");
        }
        else if (arguments.TryGet(peakFactor, out var given) && Math.Abs((given.Amount / profile.PeakFactor) - 1) > SameFactor)
        {
            arguments.Bag.Error(
                DiagnosticCodes.ConflictingKeys,
                arguments.SpanOf(peakFactor),
                $"'{arguments.PathOf(peakFactor)}' is {Scalar.Dimension.Print(given.Amount)}, and the hours of the profile have a peak of {own} times their average",
                $"remove '{peakFactor.Name}', or the profile");
        }

        return profile;
    }
}
