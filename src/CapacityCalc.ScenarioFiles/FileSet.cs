using System.Collections.Immutable;
using System.Security;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles;

/// <summary>Files that belong together, such as a document and the pictures that it shows.</summary>
public static class FileSet
{
    /// <summary>Writes each file whole, in their order; where one cannot be written, those that were not there before are taken back, and the folders made for them.</summary>
    /// <param name="files">Their paths. A folder is made where it is not there, in one that is; other files in it stay.</param>
    /// <param name="inputs">Never written over.</param>
    /// <returns>Whether all are written; if not, there is a diagnostic.</returns>
    public static bool Write(ImmutableArray<(string Path, ReadOnlyMemory<byte> Contents)> files, IEnumerable<string> inputs, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(bag);
        var known = inputs.ToImmutableArray();
        var (folders, added) = (new List<string>(), new List<string>());
        foreach (var (path, contents) in files)
        {
            var wasThere = File.Exists(path);
            if (!MakeFolder(path, folders, bag) || !AtomicFile.Write(path, known, stream => stream.Write(contents.Span), bag))
            {
                TakeBack(added, folders);
                return false;
            }

            if (!wasThere)
            {
                added.Add(path);
            }
        }

        return true;
    }

    /// <summary>Only in a folder that is there: a path that is mistyped makes none.</summary>
    private static bool MakeFolder(string path, List<string> made, DiagnosticBag bag)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 } folder || Directory.Exists(folder) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(folder))))
        {
            return true;
        }

        try
        {
            Directory.CreateDirectory(folder);
            made.Add(folder);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            bag.Error(DiagnosticCodes.FileUnwritable, new SourceSpan(folder, 0, 0), $"the folder {Excerpt.Quote(folder)} cannot be made: {FileProblem.Describe(e)}");
            return false;
        }
    }

    private static void TakeBack(List<string> files, List<string> folders)
    {
        try
        {
            files.ForEach(File.Delete);
            folders.ForEach(Directory.Delete);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The first problem is the one to tell.
        }
    }
}
