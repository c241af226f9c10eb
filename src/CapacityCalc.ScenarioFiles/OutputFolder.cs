using System.Security;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.ScenarioFiles;

/// <summary>The folder that files are written into.</summary>
public static class OutputFolder
{
    /// <summary>Makes it, and those above it, unless it is there.</summary>
    /// <returns>Whether it is there; if not, there is a diagnostic.</returns>
    public static bool Make(string path, DiagnosticBag bag)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(bag);
        var span = new SourceSpan(path, 0, 0);
        try
        {
            if (path.Length == 0 || path.Contains('\0'))
            {
                bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} is not a folder's name");
                return false;
            }

            if (File.Exists(path))
            {
                bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} is a file, not a folder", "name a folder");
                return false;
            }

            Directory.CreateDirectory(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException || FileProblem.IsTooLarge(e))
        {
            bag.Error(DiagnosticCodes.FileUnwritable, span, $"{Excerpt.Quote(path)} cannot be made: {FileProblem.Describe(e)}");
            return false;
        }
    }
}
