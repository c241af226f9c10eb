namespace CapacityCalc.ScenarioFiles;

/// <summary>A path with every symbolic link in it followed, so that two spellings of one file are equal.</summary>
internal static class RealPath
{
    // As many as Linux follows before it speaks of a loop.
    private const int MostLinks = 40;

    public static StringComparison Comparison { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    /// <exception cref="IOException">The links form a loop, or a part cannot be looked at.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        for (var links = 0; links <= MostLinks; links++)
        {
            if (FollowFirstLink(full) is not { } followed)
            {
                return Path.TrimEndingDirectorySeparator(full);
            }

            full = followed;
        }

        throw new IOException("too many symbolic links");
    }

    private static string? FollowFirstLink(string full)
    {
        var end = Path.GetPathRoot(full)!.Length;
        while (end < full.Length)
        {
            var next = full.IndexOf(Path.DirectorySeparatorChar, end);
            var part = next < 0 ? full : full[..next];
            if (new FileInfo(part).LinkTarget is { } target)
            {
                var rest = next < 0 ? "" : full[(next + 1)..];
                return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(part)!, target, rest));
            }

            end = next < 0 ? full.Length : next + 1;
        }

        return null;
    }
}
