using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>The processor's time of one thread, which a busy machine does not lengthen.</summary>
/// <remarks>Linux alone tells it of any thread by a call; elsewhere it is the time of the wall.</remarks>
internal sealed class ThreadClock
{
    /// <summary>A clock's number is that of its thread, inverted, above these bits: a single thread's, user and system time (linux/posix-timers.h).</summary>
    private const int ThreadClockBits = 4 | 2;

    private const int ThreadClockShift = 3;

    private readonly int? _clock = OperatingSystem.IsLinux() ? (~ThreadNumber() << ThreadClockShift) | ThreadClockBits : null;

    /// <summary>The calling thread's. Any thread may read it.</summary>
    public static ThreadClock OfThisThread() => new();

    public TimeSpan Now => _clock is { } clock && ReadClock(clock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
        : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "gettid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ThreadNumber();

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ReadClock(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
