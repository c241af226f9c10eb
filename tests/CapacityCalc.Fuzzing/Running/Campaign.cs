using System.Collections.Immutable;
using System.Diagnostics;
using CapacityCalc.Fuzzing.Mutations;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>Many inputs, on several threads, each thread under watch.</summary>
internal static class Campaign
{
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(50);

    /// <summary>Of inputs that fail alike so many are kept.</summary>
    private const int KeptAlike = 3;

    /// <param name="progress">Told the inputs that were begun.</param>
    public static CampaignResult Run(Corpus corpus, CampaignOptions options, Action<long>? progress = null)
    {
        var watch = Stopwatch.StartNew();
        var taken = options.First - 1;
        var findings = new List<Finding>();
        var workers = Enumerable.Range(0, options.Threads).Select(_ => new Worker(
            corpus,
            options,
            () => Interlocked.Increment(ref taken) is var index && index < options.First + options.Inputs ? index : null,
            finding => Keep(findings, finding))).ToImmutableArray();

        // In the background, so that one that never ends does not keep the process.
        Thread[] threads = [.. workers.Select(worker => new Thread(worker.Run) { IsBackground = true })];
        foreach (var thread in threads)
        {
            thread.Start();
        }

        while (threads.Any(thread => !thread.Join(Watch)))
        {
            progress?.Invoke(Math.Min(Volatile.Read(ref taken) - options.First + 1, options.Inputs));
            if (Hanging(workers, options) is { } index)
            {
                Keep(findings, new(FuzzInput.Make(corpus, options.Seed, index), Worker.DepthOf(index), "an input ends", $"not after {options.Hanging.TotalSeconds:0} s of a processor"));
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

    private static long? Hanging(ImmutableArray<Worker> workers, CampaignOptions options)
    {
        foreach (var worker in workers)
        {
            if (worker.At() is var (index, since) && since > options.Hanging)
            {
                return index;
            }
        }

        return null;
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
