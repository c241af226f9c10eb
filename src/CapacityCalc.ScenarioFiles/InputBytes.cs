using System.Globalization;
using System.Security;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Reads a whole input into memory, up to a limit, whatever kind of file it is.</summary>
internal static class InputBytes
{
    private const int MostNeighbours = 1000;

    /// <param name="path">As the person wrote it, relative to the working directory.</param>
    /// <param name="named">Where the path was written; a diagnostic about the file points there.</param>
    /// <param name="mostBytes">A larger file is refused: a regular one before it is read, an endless one as soon as it has given so much.</param>
    /// <returns>The bytes, or null with a diagnostic.</returns>
    public static byte[]? ReadFile(string path, SourceSpan named, int mostBytes, DiagnosticBag bag)
    {
        if (path.Length == 0 || path.Contains('\0'))
        {
            bag.Error(DiagnosticCodes.FileUnreadable, named, $"{Excerpt.Quote(path)} is not a file name");
            return null;
        }

        if (Directory.Exists(path))
        {
            bag.Error(DiagnosticCodes.FileUnreadable, named, $"{Excerpt.Quote(path)} is a folder", "name a file in it");
            return null;
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return Read(file, path, named, mostBytes, bag);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            bag.Error(DiagnosticCodes.FileUnreadable, named, $"there is no file {Excerpt.Quote(path)}", HintForMissing(path));
        }
        catch (Exception e) when (IsFileProblem(e))
        {
            bag.Error(DiagnosticCodes.FileUnreadable, named, $"{Excerpt.Quote(path)} cannot be read: {FileProblem.Describe(e)}");
        }

        return null;
    }

    /// <inheritdoc cref="ReadFile"/>
    public static byte[]? Read(Stream stream, string path, SourceSpan named, int mostBytes, DiagnosticBag bag)
    {
        try
        {
            var isTooLarge = stream.CanSeek && stream.Length > mostBytes;
            var bytes = isTooLarge ? [] : ReadAtMost(stream, mostBytes + 1L);
            if (!isTooLarge && bytes.Length <= mostBytes)
            {
                return bytes;
            }

            var limit = (mostBytes >> 20).ToString(CultureInfo.InvariantCulture);
            bag.Error(DiagnosticCodes.FileTooLarge, named, $"{Excerpt.Quote(path)} holds more than {limit} MiB", $"at most {limit} MiB are read");
        }
        catch (Exception e) when (IsFileProblem(e))
        {
            bag.Error(DiagnosticCodes.FileUnreadable, named, $"{Excerpt.Quote(path)} cannot be read: {FileProblem.Describe(e)}");
        }

        return null;
    }

    private static byte[] ReadAtMost(Stream stream, long mostBytes)
    {
        var buffer = new byte[16 * 1024];
        var filled = 0;
        while (filled < mostBytes)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, mostBytes));
            }

            var read = stream.Read(buffer, filled, buffer.Length - filled);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return buffer[..filled];
    }

    /// <summary>A file in the same folder whose name is alike, or that has the extension that was left out.</summary>
    private static string? HintForMissing(string path)
    {
        try
        {
            var folder = Path.GetDirectoryName(path) ?? "";
            var given = Path.GetFileName(path);
            var names = new List<string>();
            foreach (var file in Directory.EnumerateFiles(folder.Length == 0 ? "." : folder))
            {
                names.Add(Path.GetFileName(file));
                if (names.Count == MostNeighbours)
                {
                    break;
                }
            }

            names.Sort(StringComparer.Ordinal);
            return Suggestions.Nearest(given, names) is { } nearest ? Suggestions.DidYouMean(Path.Combine(folder, nearest)) : null;
        }
        catch (Exception e) when (IsFileProblem(e))
        {
            return null;
        }
    }

    private static bool IsFileProblem(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException;
}
