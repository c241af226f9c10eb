using System.Globalization;
using CapacityCalc.Fuzzing.Mutations;
using CapacityCalc.Fuzzing.Running;

const string Usage = "usage: CapacityCalc.Fuzzing [--seed N] [--first N] [--every N] [--inputs N] [--threads N] [--folder FOLDER]; run it in the folder of CapacityCalc.sln";

var options = new CampaignOptions { Threads = Environment.ProcessorCount, Folder = "artifacts/fuzzing" };
for (var at = 0; at < args.Length; at += 2)
{
    var value = at + 1 < args.Length ? args[at + 1] : "";
    var isNumber = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
    CampaignOptions? next = (args[at], isNumber) switch
    {
        ("--seed", true) => options with { Seed = (ulong)number },
        ("--first", true) => options with { First = number },
        ("--every", true) when number > 0 => options with { Every = number },
        ("--inputs", true) when number > 0 => options with { Inputs = number },
        ("--threads", true) when number is > 0 and <= 1024 => options with { Threads = (int)number },
        ("--folder", _) when value.Length > 0 => options with { Folder = value },
        _ => null,
    };
    if (next is null)
    {
        Console.Error.WriteLine(Usage);
        return 1;
    }

    options = next;
}

if (!Directory.Exists("scenarios"))
{
    Console.Error.WriteLine(Usage);
    return 1;
}

var told = DateTime.UtcNow;
var result = Campaign.Run(Corpus.Of("scenarios"), options, (begun, longest) =>
{
    if (DateTime.UtcNow - told > TimeSpan.FromSeconds(30))
    {
        told = DateTime.UtcNow;
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{begun} of {options.Inputs} inputs; input {longest.Index} has taken {longest.Wall.TotalSeconds:0.0} s"));
    }
});
foreach (var finding in result.Findings)
{
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"input {finding.Input.Index} ({finding.Input.Recipe}): {finding.Signature}\n    {finding.Detail.Split('\n')[0]}"));
    FindingFolder.Write(options.Folder!, finding, options.Seed);
}

Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"seed {options.Seed}: {result.Inputs} inputs in {result.Elapsed.TotalSeconds:0} s, {result.Inputs / result.Elapsed.TotalSeconds:0}/s; {string.Join(", ", result.Endings.OrderBy(ending => ending.Key).Select(ending => $"{ending.Value} {ending.Key.ToString().ToLowerInvariant()}"))}; slowest {result.Slowest.TotalMilliseconds:0} ms of a processor; {result.Failures} failed"));
return result.Failures == 0 && result.Findings.IsEmpty ? 0 : 1;
