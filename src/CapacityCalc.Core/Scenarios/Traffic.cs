using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Scenarios;

/// <summary>The requests that arrive.</summary>
/// <param name="PeakPerSecond">Incoming requests/s at peak.</param>
/// <param name="AveragePerSecond">Incoming requests/s on average.</param>
/// <param name="Items">Items per request into the first stage, where they are not the corpus's.</param>
/// <param name="ArrivalCv2">Squared coefficient of variation of the gaps between requests; 1 is Poisson.</param>
public sealed record Traffic(double PeakPerSecond, double AveragePerSecond, double? Items, double ArrivalCv2)
{
    /// <summary>How the load goes through the day; null where the scenario does not say.</summary>
    public DayProfile? Profile { get; init; }

    /// <summary>What the average follows from; null where the scenario gives the peak.</summary>
    public UserDemand? Demand { get; init; }

    /// <summary>Peak ÷ average, as the scenario or its profile says; ≥ 1.</summary>
    public required double PeakToAverage { get; init; }

    private static readonly Parameter<QueryRate> Rate =
        Parameter.Optional("rate", new QuantityType<QueryRate>(Bounds.Positive(Limits.QueriesPerSecond)), "peak requests per second");

    private static readonly Parameter<Count> Users =
        Parameter.Optional("users", new QuantityType<Count>(Bounds.Positive(Limits.Items), "500M"), "people who send requests");

    private static readonly Parameter<QueryRate> RequestsPerUser =
        Parameter.Optional("requests_per_user", new QuantityType<QueryRate>(Bounds.Positive(Limits.QueriesPerSecond), "10/day"), "requests each of them sends, on average");

    private static readonly Parameter<Scalar> PeakFactor =
        Parameter.WithDefault("peak_factor", new QuantityType<Scalar>(new Bounds(1, Limits.Factor), "2"), Scalar.FromAmount(2), "peak rate ÷ average rate");

    private static readonly Parameter<Count> ItemsPerRequest =
        Parameter.Optional("items", new QuantityType<Count>(Bounds.Positive(Limits.Items), "500"), "items per request that enter the first stage, where they are not the corpus's");

    private static readonly Parameter<Scalar> Cv2 =
        Parameter.WithDefault("arrival_cv2", new QuantityType<Scalar>(Bounds.NonNegative(Limits.ArrivalCv2) with { Least = 0 }, "1"), Scalar.FromAmount(1), "squared coefficient of variation of the gaps between requests: 0 even, 1 Poisson, above 1 bursty");

    private static readonly Parameter<GrowthRate> Growing =
        Parameter.Optional("growth", new QuantityType<GrowthRate>(Growth.Bounds), "how fast `rate` or `users` grows, compounding; it makes the runway");

    public static ParameterSet Parameters { get; } = new(
        "traffic",
        "How many requests arrive. `rate` is the peak, or `users` × `requests_per_user` is the average; `peak_factor` leads from one to the other.",
        [Rate, Users, RequestsPerUser, PeakFactor, ItemsPerRequest, Cv2, ProfileParameters.Profile, ProfileParameters.PeakHour, Growing],
        [new ExactlyOneOf([Rate], [Users, RequestsPerUser])]);

    /// <summary>How the rate, or the number of users, grows; null where the scenario does not say.</summary>
    public Growth? Growth { get; init; }

    internal static Traffic From(Arguments arguments)
    {
        var profile = ProfileParameters.From(arguments, PeakFactor);
        var peakFactor = profile?.PeakFactor ?? arguments.Get(PeakFactor).Amount;
        var users = arguments.Get(Users).Amount;
        var average = users * arguments.Get(RequestsPerUser).PerSecond;
        var peak = average * peakFactor;
        if (arguments.TryGet(Rate, out var rate))
        {
            peak = rate.PerSecond;
            average = peak / peakFactor;
        }
        else if (peak > Limits.QueriesPerSecond)
        {
            new ValueReader(arguments.PathOf(Users), arguments.Bag).OutOfRange(
                arguments.SpanOf(Users),
                QueryRate.Dimension.Print(peak) + " at peak",
                $"at most {QueryRate.Dimension.Print(Limits.QueriesPerSecond)} in all");
        }

        double? items = arguments.TryGet(ItemsPerRequest, out var given) ? given.Amount : null;
        return new Traffic(peak, average, items, arguments.Get(Cv2).Amount)
        {
            Profile = profile,
            PeakToAverage = peakFactor,
            Demand = rate == default ? new UserDemand(users, arguments.Get(RequestsPerUser).PerSecond) : null,
            Growth = rate == default ? Growth.Of(arguments, Growing, Users) : Growth.Of(arguments, Growing, Rate),
        };
    }
}

/// <param name="Users">People who send requests.</param>
/// <param name="RequestsPerUserPerSecond">Requests/s that each of them sends, on average.</param>
public sealed record UserDemand(double Users, double RequestsPerUserPerSecond);
