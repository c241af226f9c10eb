using Spectre.Console;

namespace CapacityCalc.Cli.Consoles;

/// <summary>One line on the terminal while something takes its time, taken back at its end.</summary>
internal static class ProgressLine
{
    // Who waits for less needs no bar, and one that flashes up disturbs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.5);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private const int BarWidth = 14;

    /// <summary>Runs the work beside the line.</summary>
    /// <param name="standing">How far it is, in words, and the share that is done; null where that cannot be told.</param>
    public static T Beside<T>(Func<T> work, Func<(string Words, double? Share)> standing, Terminal terminal, bool colours)
    {
        var task = Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (!Ended(task, Patience))
        {
            Show(task, standing, terminal, colours);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Whether it has ended by then; what it threw is thrown later, and not wrapped.</summary>
    private static bool Ended(Task task, TimeSpan patience) => ((IAsyncResult)task).AsyncWaitHandle.WaitOne(patience);

    private static void Show(Task task, Func<(string Words, double? Share)> standing, Terminal terminal, bool colours)
    {
        var console = LiveConsole.On(terminal.WriteError, terminal, terminal.ErrorPage(colours).Colours);
        console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = BarWidth })
            .Start(context =>
            {
                var line = context.AddTask(standing().Words, maxValue: 1);
                while (!Ended(task, Pause))
                {
                    (line.Description, var share) = standing();
                    line.IsIndeterminate = share is null;
                    line.Value = share ?? 0;
                }
            });
    }
}
