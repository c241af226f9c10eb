using System.Globalization;

namespace CapacityCalc.Benchmarks.Fits;

/// <summary>The constants of the estimate's formulas that were fitted to simulations, fitted again.</summary>
/// <remarks><c>dotnet run -c Release --project tests/CapacityCalc.Benchmarks -- fit shards|queues|tandems [configurations] [requests]</c></remarks>
internal static class Fit
{
    private const int Configurations = 300;
    private const int Requests = 1_000_000;

    /// <summary>Runs one.</summary>
    /// <param name="sizes">Configurations, and requests of each; both may be left out.</param>
    public static int Run(string formula, string[] sizes)
    {
        var configurations = sizes.Length > 0 ? int.Parse(sizes[0], CultureInfo.InvariantCulture) : Configurations;
        var requests = sizes.Length > 1 ? int.Parse(sizes[1], CultureInfo.InvariantCulture) : Requests;
        switch (formula)
        {
            case "shards":
                ShardFit.Run(configurations, requests);
                return 0;
            case "queues":
                QueueFit.Run(configurations, requests);
                return 0;
            case "tandems":
                TandemFit.Run(configurations, requests);
                return 0;
            default:
                Console.Error.WriteLine("fit shards|queues|tandems [configurations] [requests]");
                return 2;
        }
    }
}
