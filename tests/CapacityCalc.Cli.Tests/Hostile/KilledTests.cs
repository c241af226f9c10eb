using System.Diagnostics;
using CapacityCalc.Cli.Tests.Samples;

namespace CapacityCalc.Cli.Tests.Hostile;

/// <summary>A program that is killed, at any moment: what it was writing is there whole, or is as it was before.</summary>
[Collection(Alone.Name)]
public sealed class KilledTests : IDisposable
{
    private static readonly byte[] Before = "from before"u8.ToArray();

    private const int RandomSeed = 5;

    private const int RandomKills = 2;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Milliseconds after the program has begun to write.</summary>
    private static readonly int[] Delays = [0, 2];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string[]> Commands() =>
    [
        ["answer.csv", "compare", "scenarios/ads.yaml", "--vary", "traffic.rate=1000..20000/s:n=1000"],
        ["picture.png", "chart", "scenarios/web-search.yaml", "--kind", "load", "--scale", "4"],
        ["design.yaml", "solve", "scenarios/cheapest-reranker.yaml", "--cheapest"],
        ["answer.json", "estimate", "scenarios/short-videos-day.yaml"],
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Output_OfAKilledProgram_IsWholeOrAsBefore(string[] command)
    {
        var target = _folder[command[0]];
        string[] arguments = [.. command[1..], "-o", target];
        var watch = Stopwatch.StartNew();
        var whole = RunToTheEnd(arguments, target);
        var takes = watch.Elapsed;

        // At moments of its whole life, and at those that matter.
        var random = new Random(RandomSeed);
        for (var kill = 0; kill < RandomKills; kill++)
        {
            Prepare(target, kill);
            using var process = Capcalc.Begin(arguments);
            process.WaitForExit(takes * random.NextDouble());
            Kill(process);
            Judge(target, kill, whole);
        }

        for (var kill = 0; kill < Delays.Length; kill++)
        {
            Prepare(target, kill);
            using var process = Capcalc.Begin(arguments);
            WaitForWriting(process);
            process.WaitForExit(TimeSpan.FromMilliseconds(Delays[kill]));
            Kill(process);
            Judge(target, kill, whole);
        }
    }

    private static byte[] RunToTheEnd(string[] arguments, string target)
    {
        using var process = Capcalc.Begin(arguments);
        Assert.True(process.WaitForExit(Longest));
        Assert.Equal(0, process.ExitCode);
        return File.ReadAllBytes(target);
    }

    /// <summary>With a file from before in every other case.</summary>
    private void Prepare(string target, int kill)
    {
        foreach (var entry in _folder.Entries)
        {
            File.Delete(_folder[entry]);
        }

        if (kill % 2 == 1)
        {
            File.WriteAllBytes(target, Before);
        }
    }

    /// <summary>Until there is a file that the program makes.</summary>
    private void WaitForWriting(Process process)
    {
        while (!process.HasExited && !Array.Exists(_folder.Entries, entry => entry.StartsWith(".capcalc-", StringComparison.Ordinal)))
        {
            Thread.Yield();
        }
    }

    private static void Kill(Process process)
    {
        process.Kill();
        Assert.True(process.WaitForExit(Longest));
    }

    private void Judge(string target, int kill, byte[] whole)
    {
        if (File.Exists(target))
        {
            var written = File.ReadAllBytes(target);
            Assert.True(written.SequenceEqual(whole) || (kill % 2 == 1 && written.SequenceEqual(Before)), $"{target} holds {written.Length} of {whole.Length} bytes");
        }
        else
        {
            Assert.Equal(0, kill % 2);
        }

        // The system gives a killed program no time to clear up; what is left is hidden, and no name that anybody asked for.
        Assert.All(_folder.Entries, entry => Assert.True(_folder[entry] == target || entry.StartsWith(".capcalc-", StringComparison.Ordinal), entry));
    }
}
