namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Another folder to work in while it is in use, so that paths are told as on every machine.</summary>
internal sealed class WorkingFolder : IDisposable
{
    private readonly string _before = Directory.GetCurrentDirectory();

    public WorkingFolder(string folder) => Directory.SetCurrentDirectory(folder);

    public void Dispose() => Directory.SetCurrentDirectory(_before);
}
