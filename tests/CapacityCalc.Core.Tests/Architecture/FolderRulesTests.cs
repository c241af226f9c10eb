using System.Reflection;
using CapacityCalc.Core.Estimation;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Tests.Architecture;

/// <summary>The rules of the house: who may know whom.</summary>
public sealed class FolderRulesTests
{
    /// <summary>Assemblies of the edge: Core and its rooms name none of them.</summary>
    private static readonly string[] EdgePackages = ["YamlDotNet", "ScottPlot", "SkiaSharp", "Spectre.Console", "System.CommandLine", "System.Console", "System.IO.FileSystem"];

    [Fact]
    public void Core_References_NothingOfTheEdge()
    {
        var references = typeof(Estimator).Assembly.GetReferencedAssemblies().Select(name => name.Name).ToArray();
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => EdgePackages.Contains(name) || name!.StartsWith("CapacityCalc", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("src/CapacityCalc.ScenarioFiles", "YamlDotNet")]
    [InlineData("src/CapacityCalc.Charts", "ScottPlot")]
    [InlineData("src/CapacityCalc.Cli", "System.CommandLine")]
    [InlineData("src/CapacityCalc.Cli/Consoles", "Spectre.Console")]
    public void EdgePackage_IsNamed_InItsOwnRoomAlone(string room, string package)
    {
        var naming = SourceFiles("src")
            .Where(file => File.ReadLines(file).Any(line => line.Contains($"using {package}", StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .ToArray();
        Assert.NotEmpty(naming);
        Assert.All(naming, file => Assert.StartsWith(room + "/", file, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Units")]
    [InlineData("Diagnostics", "Documents")]
    [InlineData("Documents", "Diagnostics", "Units")]
    [InlineData("Numerics")]
    [InlineData("Queueing", "Numerics", "Estimation")]
    [InlineData("Simulation", "CostModels", "Diagnostics", "Estimation", "Numerics", "Scenarios", "Stages", "Units")]
    [InlineData("Fitting", "CostModels", "Diagnostics", "Documents", "Estimation", "Fitting.Regression", "Fitting.Rooflines", "Numerics", "Parameters", "Scenarios", "Units")]
    [InlineData("Hardware", "Diagnostics", "Documents", "Parameters", "Scenarios", "Units")]
    [InlineData("CostModels", "Diagnostics", "Documents", "Estimation", "Hardware", "Numerics", "Parameters", "Scenarios", "Units")]
    [InlineData("Uncertainty", "Diagnostics", "Documents", "Numerics", "Parameters", "Uncertainty.Beliefs", "Units")]
    [InlineData("Exploration/Worlds", "Diagnostics", "Documents", "Estimation", "Numerics", "Parameters", "Scenarios", "Uncertainty", "Units")]
    [InlineData("Derivations", "CostModels", "Derivations.Expressions", "Derivations.Families", "Documents", "Estimation", "Hardware", "Numerics", "Scenarios", "Stages", "Units")]
    public void Folder_Uses_OnlyItsNeighbours(string folder, params string[] neighbours)
    {
        var (files, own) = (SourceFiles("src/CapacityCalc.Core/" + folder).ToArray(), folder.Replace('/', '.'));
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            foreach (var line in File.ReadLines(file).Where(line => line.StartsWith("using CapacityCalc.Core.", StringComparison.Ordinal)))
            {
                var used = line["using CapacityCalc.Core.".Length..].TrimEnd(';');
                Assert.True(used == own || neighbours.Contains(used), $"{file} uses {used}");
            }
        }
    }

    [Fact]
    public void Estimation_KnowsNothing_OfSimulation() => Assert.DoesNotContain(
        SourceFiles("src/CapacityCalc.Core").Where(file => !file.Contains("/Simulation/", StringComparison.Ordinal)),
        file => File.ReadLines(file).Any(line => line == "using CapacityCalc.Core.Simulation;"));

    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder()
    {
        foreach (var file in SourceFiles("src"))
        {
            var expected = Path.GetRelativePath(Path.Combine(Root, "src"), Path.GetDirectoryName(file)!).Replace('\\', '/').Replace('/', '.');
            var declared = File.ReadLines(file).FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal));
            Assert.True(declared is null || declared == $"namespace {expected};", $"{file} declares {declared}, its folder is {expected}");
        }
    }

    [Fact]
    public void Scenario_IsImmutable()
    {
        var settable = typeof(Scenario).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));
        Assert.Empty(settable);
    }

    internal static string Root { get; } = FindRoot();

    private static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                && !file.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CapacityCalc.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run below the folder of CapacityCalc.sln.");
    }
}
