using System.Security;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Writes a file whole or not at all.</summary>
public static class AtomicFile
{
    /// <summary>Writes into a temporary file beside the target, then puts it in the target's place, with the target's mode.</summary>
    /// <remarks>
    /// A symbolic link stays a link, and the file it names is replaced. What is not a regular file (a device, a pipe, standard output) is
    /// written straight through. The inputs are never written over, however the path is spelled.
    /// </remarks>
    /// <param name="path">Where to, as the person wrote it.</param>
    /// <param name="inputs">The files that the answer was read from.</param>
    /// <param name="write">Writes the contents; what it throws besides problems of the file passes through, and nothing is left behind.</param>
    /// <returns>Whether the file is written; if not, there is a diagnostic.</returns>
    public static bool Write(string path, IEnumerable<string> inputs, Action<Stream> write, DiagnosticBag bag) => Write(path, inputs, write, Existing.IsReplaced, bag);

    /// <summary>The same for a file that is not there yet: one that is, or that comes to be there meanwhile, is left alone.</summary>
    public static bool Create(string path, Action<Stream> write, DiagnosticBag bag) => IsFree(path, bag) && Write(path, [], write, Existing.IsKept, bag);

    /// <summary>Whether nothing that is there would be written over; a device is not.</summary>
    /// <returns>If not, there is a diagnostic.</returns>
    public static bool IsFree(string path, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        if (path.Length > 0 && !path.Contains('\0') && File.Exists(path) && !IsDevice(Path.GetFullPath(path)))
        {
            bag.Error(DiagnosticCodes.FileUnwritable, new SourceSpan(path, 0, 0), $"{Excerpt.Quote(path)} is there already", "name another file, or let it be written over with --force");
            return false;
        }

        return true;
    }

    private enum Existing
    {
        IsReplaced,
        IsKept,
    }

    private static bool Write(string path, IEnumerable<string> inputs, Action<Stream> write, Existing existing, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(bag);
        var span = new SourceSpan(path, 0, 0);
        try
        {
            if (path.Length == 0 || path.Contains('\0'))
            {
                bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} is not a file name");
                return false;
            }

            if (StandardStream(path) is { } standard)
            {
                using (standard)
                {
                    write(standard);
                }

                return true;
            }

            var target = RealPath.Of(path);
            if (Directory.Exists(target) || Path.EndsInDirectorySeparator(path))
            {
                bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} is a folder", "name a file in it");
                return false;
            }

            foreach (var input in inputs)
            {
                if (input != ScenarioReader.StandardInput && string.Equals(RealPath.Of(input), target, RealPath.Comparison))
                {
                    bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} is an input, and would be written over", "name another file");
                    return false;
                }
            }

            if (!TryWriteThrough(target, write))
            {
                Replace(target, write, existing);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException || FileProblem.IsTooLarge(e))
        {
            bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} cannot be written: {FileProblem.Describe(e)}");
            return false;
        }
    }

    /// <remarks>Opened anew by its name, a redirected stream would be written from its beginning, over what is already there.</remarks>
    private static Stream? StandardStream(string path) => path switch
    {
        "/dev/stdout" or "/dev/fd/1" or "/proc/self/fd/1" => Console.OpenStandardOutput(),
        "/dev/stderr" or "/dev/fd/2" or "/proc/self/fd/2" => Console.OpenStandardError(),
        _ => null,
    };

    /// <summary>Writes to a target that cannot be replaced because it is not a regular file.</summary>
    private static bool TryWriteThrough(string target, Action<Stream> write)
    {
        if (!File.Exists(target))
        {
            return false;
        }

        // Opening also asks whether the target may be written: replacing it needs only the folder's permission.
        using var existing = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        if (existing.CanSeek && !IsDevice(target))
        {
            return false;
        }

        write(existing);
        existing.Flush();
        return true;
    }

    /// <remarks>The null device can seek, as a regular file can, and the runtime does not tell the two apart. /dev/shm is a folder of regular files.</remarks>
    private static bool IsDevice(string target) =>
        (target.StartsWith("/dev/", StringComparison.Ordinal) && !target.StartsWith("/dev/shm/", StringComparison.Ordinal))
        || target.StartsWith("/proc/", StringComparison.Ordinal);

    private static void Replace(string target, Action<Stream> write, Existing existing)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(target)!, $".capcalc-{Path.GetRandomFileName()}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            File.Move(temporary, target, overwrite: existing == Existing.IsReplaced);
        }
        catch
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    private static void DeleteQuietly(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to tell.
        }
    }
}
