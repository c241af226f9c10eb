namespace CapacityCalc.ScenarioFiles;

/// <summary>Why the system refused a file, in words that do not repeat its path.</summary>
public static class FileProblem
{
    /// <summary>Whether the system refused to let a file grow, which the runtime tells as if a program had passed a wrong argument.</summary>
    public static bool IsTooLarge(Exception e) => e is ArgumentOutOfRangeException { ParamName: "value" };

    public static string Describe(Exception e) => e switch
    {
        UnauthorizedAccessException => "permission is denied",
        DirectoryNotFoundException => "its folder does not exist",
        FileNotFoundException => "it does not exist",
        ArgumentOutOfRangeException => "the file would be larger than is allowed",
        PathTooLongException => "its name is too long",
        _ => WithoutPath(e.Message),
    };

    /// <remarks>The runtime's messages end with <c> : 'the path'</c>.</remarks>
    private static string WithoutPath(string message)
    {
        var end = message.IndexOf(" : '", StringComparison.Ordinal);
        var line = (end > 0 ? message[..end] : message).TrimEnd('.');
        return line.Length > 1 && char.IsUpper(line[0]) && char.IsLower(line[1]) ? char.ToLowerInvariant(line[0]) + line[1..] : line;
    }
}
