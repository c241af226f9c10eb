using System.Diagnostics;
using System.Globalization;
using System.Text;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Core.Simulation;
using Spectre.Console;

namespace CapacityCalc.Cli.Simulating;

/// <summary>One line on the terminal while a simulation runs, taken back at its end.</summary>
internal static class ProgressLine
{
    // Who waits for less needs no bar, and one that flashes up disturbs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private const int UsualWidth = 80;
    private const int BarWidth = 14;

    /// <summary>Runs the work beside the line.</summary>
    /// <param name="precision">That ends the work; null where a number of replications does.</param>
    public static T Beside<T>(Func<IProgress<SimulationProgress>, T> work, Terminal terminal, bool colours, double? precision, CancellationToken cancellation)
    {
        var watch = new Watch();
        var task = Task.Factory.StartNew(() => work(watch), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!Ended(task, Patience))
        {
            Show(task, watch, terminal, colours, precision, cancellation);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Whether it has ended by then; what it threw is thrown later, and not wrapped.</summary>
    private static bool Ended(Task task, TimeSpan patience) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(patience);

    private static void Show(Task task, Watch watch, Terminal terminal, bool colours, double? precision, CancellationToken cancellation)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = terminal.ErrorPage(colours).Colours == Formats.Colours.Terminal ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new ErrorOutput(terminal),
        });
        console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth })
            .Start(context =>
            {
                var line = context.AddTask("simulating", maxValue: 1);
                while (!Ended(task, Pause))
                {
                    var share = watch.Latest is { } latest ? Share(latest, precision) : null;
                    line.Description = cancellation.IsCancellationRequested ? "ending, with what is known so far" : watch.InWords();
                    line.IsIndeterminate = share is null;
                    line.Value = share ?? 0;
                }
            });
    }

    /// <summary>Of the work that is done; null where that cannot be told. An interval narrows with the root of the replications.</summary>
    internal static double? Share(SimulationProgress progress, double? precision) => progress switch
    {
        { Planned: > 0 and { } planned } => Math.Min(1, (double)progress.Replications / planned),
        { P99: { Relative: > 0 and { } reached } } when precision is { } asked => Math.Min(1, asked / reached * (asked / reached)),
        _ => null,
    };

    /// <summary>What was reported last, and how long it took.</summary>
    internal sealed class Watch : IProgress<SimulationProgress>
    {
        private readonly Lock _lock = new();
        private readonly long _start = Stopwatch.GetTimestamp();
        private SimulationProgress? _latest;
        private TimeSpan _elapsed;

        public SimulationProgress? Latest
        {
            get
            {
                lock (_lock)
                {
                    return _latest;
                }
            }
        }

        public void Report(SimulationProgress value)
        {
            lock (_lock)
            {
                (_latest, _elapsed) = (value, Stopwatch.GetElapsedTime(_start));
            }
        }

        public string InWords()
        {
            lock (_lock)
            {
                return _latest is { } latest ? ProgressLine.InWords(latest, _elapsed) : "simulating";
            }
        }
    }

    /// <summary><c>12 of 20 replications, p99 396.2 ms ± 1.9 ms, 1.2M requests/s</c>.</summary>
    internal static string InWords(SimulationProgress progress, TimeSpan elapsed)
    {
        var words = new StringBuilder(Figures.Say(Quantity.Count, progress.Replications));
        words.Append(progress.Planned is { } planned ? $" of {Figures.Say(Quantity.Count, planned)} replications" : progress.Replications == 1 ? " replication" : " replications");
        if (progress.P99 is { } p99)
        {
            var resolution = Resolution.Of(p99.Value, p99.HalfWidth);
            words.Append($", p99 {Figures.Print(Quantity.Duration, p99.Value, resolution)} ± {Figures.Print(Quantity.Duration, p99.HalfWidth, resolution)}");
        }

        if (elapsed > TimeSpan.Zero)
        {
            words.Append($", {Figures.Print(Quantity.Items, Figures.RoundTo(progress.Requests / elapsed.TotalSeconds, 2))} requests/s");
        }

        return words.ToString();
    }

    /// <summary>Standard error, as the terminal of the program knows it.</summary>
    private sealed class ErrorOutput(Terminal terminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = new ErrorWriter(terminal);

        public bool IsTerminal => true;

        // Not the console's own: asking for it would switch the terminal's cursor keys to another mode.
        public int Width => int.TryParse(terminal.Variable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0 ? width : UsualWidth;

        public int Height => int.MaxValue;

        public void SetEncoding(Encoding encoding)
        {
        }
    }

    private sealed class ErrorWriter(Terminal terminal) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => terminal.WriteError(value.ToString());

        public override void Write(string? value) => terminal.WriteError(value ?? "");
    }
}
