using System.Collections.Immutable;

namespace CapacityCalc.Cli.Completions;

/// <summary>Files and folders that a word may go on to.</summary>
internal static class FileCompletions
{
    private static readonly ImmutableArray<string> Endings = [".yaml", ".yml", ".json"];

    /// <summary>Whether a word names a file that could be a scenario. Standard input is none that could be read twice.</summary>
    public static bool IsScenario(string path) => HasEnding(path) && File.Exists(path);

    public static IEnumerable<Completion> Scenarios(string current) => In(current, HasEnding);

    public static IEnumerable<Completion> All(string current) => In(current, _ => true);

    private static bool HasEnding(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Completion> In(string current, Func<string, bool> isWanted)
    {
        var slash = current.LastIndexOf('/') + 1;
        var (folder, start) = (current[..slash], current[slash..]);
        var place = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        if (!place.Exists)
        {
            return [];
        }

        // Hidden ones only where their dot has been typed.
        return place.EnumerateFileSystemInfos()
            .Where(entry => entry.Name.StartsWith(start, StringComparison.Ordinal) && (start.StartsWith('.') || !entry.Name.StartsWith('.')))
            .Where(entry => IsFolder(entry) || isWanted(entry.Name))
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => new Completion(folder + entry.Name + (IsFolder(entry) ? "/" : "")));
    }

    /// <summary>A link to a folder is one.</summary>
    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo || (entry.LinkTarget is not null && Directory.Exists(entry.FullName));
}
