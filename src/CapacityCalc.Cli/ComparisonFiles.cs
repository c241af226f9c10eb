using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Exploration;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli;

/// <summary>Reads what is to be compared: scenarios, what is varied in them, and the baseline.</summary>
internal static class ComparisonFiles
{
    /// <returns>Null with a diagnostic.</returns>
    public static ComparisonInput? Read(ComparisonRequest request, DiagnosticBag bag)
    {
        var documents = ImmutableArray.CreateBuilder<ScenarioDocument>();
        foreach (var file in request.Files)
        {
            // A setting that is wrong is so for every file, and is told once.
            if (ScenarioInputs.Read(file, request.Settings, bag) is { } document)
            {
                documents.Add(document);
            }

            if (bag.HasErrors)
            {
                return null;
            }
        }

        var section = documents is [var only] ? CompareSection.Of(only, bag) : null;
        var vary = request.Vary.IsEmpty && section is not null
            ? SweepRequests.Of(section, bag)
            : [.. request.Vary.Select(option => VaryOption.Parse(option, bag)).OfType<SweepRequest>()];
        if (bag.HasErrors)
        {
            return null;
        }

        var baseline = Baseline(request, section, documents[0], bag);
        if (documents.Count == 1 && vary.IsEmpty && baseline is null && !bag.HasErrors)
        {
            bag.Error(
                DiagnosticCodes.InvalidSweep,
                new SourceSpan(request.Files[0], 0, 0),
                "there is nothing to compare it with",
                $"name a second scenario, vary something, for example --vary traffic.rate=1000/s,2000/s, or give the scenario a 'compare' section");
        }

        return bag.HasErrors ? null : new ComparisonInput(documents.ToImmutable(), vary) { Baseline = baseline, KeepsFleet = request.KeepsFleet };
    }

    private static ScenarioDocument? Baseline(ComparisonRequest request, CompareSection? section, ScenarioDocument document, DiagnosticBag bag)
    {
        if (request.Baseline is { } named)
        {
            return ScenarioInputs.Read(named, request.Settings, bag);
        }

        switch (section?.Baseline)
        {
            case { File: { } file }:
                var folder = document.Source == ScenarioReader.StandardInput ? "" : Path.GetDirectoryName(document.Source) ?? "";
                return ScenarioInputs.Read(file.Origin == ValueOrigin.File ? Path.Combine(folder, file.Text) : file.Text, request.Settings, bag);
            case { Values: var values }:
                var patched = document;
                foreach (var entry in values)
                {
                    if (!entry.Path.TrySet(patched, entry.Value, out var next, out var problem))
                    {
                        bag.Add(problem);
                        return null;
                    }

                    patched = next;
                }

                return patched;
            default:
                return null;
        }
    }
}
