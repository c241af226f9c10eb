using System.Collections.Immutable;
using System.Diagnostics;
using CapacityCalc.Fuzzing.Mutations;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>Many inputs, on several threads, each thread under watch.</summary>
internal static class Campaign
{
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(50);

    /// <summary>What runs on a thread of a pool takes no time of its worker's processor: then the wall's time counts, of which a busy machine needs more.</summary>
    private const int PatienceFactor = 4;

    /// <summary>Of inputs that fail alike so many are kept.</summary>
    private const int KeptAlike = 3;

    /// <param name="progress">Told how many inputs were begun, and which of them takes longest now.</param>
    public static CampaignResult Run(Corpus corpus, CampaignOptions options, Action<long, (long Index, TimeSpan Since, TimeSpan Wall)>? progress = null)
    {
        var watch = Stopwatch.StartNew();
        var taken = -1L;
        var findings = new List<Finding>();
        var workers = Enumerable.Range(0, options.Threads).Select(_ => new Worker(
            corpus,
            options,
            () => Interlocked.Increment(ref taken) is var number && number < options.Inputs ? options.First + (number * options.Every) : null,
            finding => Keep(findings, finding))).ToImmutableArray();

        // In the background, so that one that never ends does not keep the process.
        Thread[] threads = [.. workers.Select(worker => new Thread(worker.Run) { IsBackground = true })];
        foreach (var thread in threads)
        {
            thread.Start();
        }

        while (threads.Any(thread => !thread.Join(Watch)))
        {
            var longest = workers.Select(worker => worker.At() ?? default).MaxBy(at => at.Wall);
            progress?.Invoke(Math.Min(Volatile.Read(ref taken) + 1, options.Inputs), longest);
            if (longest.Since > options.Hanging || longest.Wall > PatienceFactor * options.Hanging)
            {
                Keep(findings, new(FuzzInput.Make(corpus, options.Seed, longest.Index), Worker.DepthOf(longest.Index), "an input ends", $"not after {longest.Wall.TotalSeconds:0} s"));
                break;
            }
        }

        lock (findings)
        {
            return new(
                Enum.GetValues<Ending>().ToImmutableDictionary(ending => ending, ending => workers.Sum(worker => worker.Endings[(int)ending])),
                [.. findings.OrderBy(finding => finding.Input.Index)],
                workers.Sum(worker => worker.Failures),
                workers.Max(worker => worker.Slowest),
                watch.Elapsed);
        }
    }

    private static void Keep(List<Finding> findings, Finding finding)
    {
        lock (findings)
        {
            if (findings.Count(known => known.Signature == finding.Signature) < KeptAlike)
            {
                findings.Add(finding);
            }
        }
    }
}
