namespace CapacityCalc.Benchmarks;

/// <summary>Where the example scenarios lie.</summary>
internal static class ScenarioFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "CapacityCalc.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The benchmarks run below the folder of CapacityCalc.sln."), "scenarios");
    }
}
