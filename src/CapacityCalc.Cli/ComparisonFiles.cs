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
    public static Made<ComparisonInput>? Read(ScenarioInputs inputs, ComparisonRequest request, DiagnosticBag bag)
    {
        if (!CanRead(request, bag))
        {
            return null;
        }

        var opened = ImmutableArray.CreateBuilder<ScenarioDocument>();
        foreach (var file in request.Files)
        {
            // A setting that is wrong is so for every file, and is told once.
            if (inputs.ReadOpen(file, request.Settings, bag) is var (document, _))
            {
                opened.Add(document);
            }

            if (bag.HasErrors)
            {
                return null;
            }
        }

        return Of(inputs, request, opened.ToImmutable(), bag);
    }

    /// <summary>Whether no input is to be read twice; if one is, there is a diagnostic.</summary>
    public static bool CanRead(ComparisonRequest request, DiagnosticBag bag)
    {
        if (request.Files.Append(request.Baseline).Count(file => file == ScenarioReader.StandardInput) <= 1)
        {
            return true;
        }

        bag.Error(DiagnosticCodes.InvalidOption, default, "standard input can be read only once", "write the other scenario to a file");
        return false;
    }

    /// <param name="opened">The scenarios, in the order of the files, with what is set and all that is left open.</param>
    /// <returns>Null with a diagnostic.</returns>
    public static Made<ComparisonInput>? Of(ScenarioInputs inputs, ComparisonRequest request, ImmutableArray<ScenarioDocument> opened, DiagnosticBag bag)
    {
        var varied = request.Vary.Select(option => option.Split('=')[0].Trim()).ToArray();
        var documents = ImmutableArray.CreateBuilder<ScenarioDocument>();
        foreach (var open in opened)
        {
            if (Choices.TakeFirst(open, bag, varied) is { } document)
            {
                documents.Add(document);
            }

            if (bag.HasErrors)
            {
                return null;
            }
        }

        var sections = documents.Select(document => CompareSection.Of(document, bag)).ToImmutableArray();
        var section = sections is [var only] ? only : null;
        if (sections.Length > 1 && sections.Any(known => known is not null))
        {
            bag.Info(DiagnosticCodes.UnusedValue, default, "where several files are compared, what their 'compare' sections vary is left out", "compare one file, or write --vary");
        }

        var vary = request.Vary.IsEmpty && section is not null
            ? SweepRequests.Of(section, bag)
            : [.. request.Vary.Select(option => VaryOption.Parse(option, bag)).OfType<SweepRequest>()];
        if (bag.HasErrors)
        {
            return null;
        }

        var (baseline, baselineFile) = Baseline(inputs, request.Baseline, request.Settings, section, documents[0], bag);
        Variant? saved = null;
        if (baseline is not null && SavedEstimate.Is(baseline))
        {
            (saved, baseline) = (SavedEstimate.Read(baseline, bag), null);
            if (request.KeepsFleet)
            {
                bag.Error(DiagnosticCodes.InvalidOption, default, "--keep-fleet needs a scenario, and the baseline is a saved estimate", "name the baseline's scenario, or leave out --keep-fleet");
            }
        }

        var limits = request.Limits.Select(option => LimitOption.Parse(option, bag)).OfType<ChangeLimit>().ToImmutableArray();
        if (documents.Count == 1 && vary.IsEmpty && baseline is null && saved is null && !bag.HasErrors)
        {
            bag.Error(
                DiagnosticCodes.InvalidSweep,
                new SourceSpan(request.Files[0], 0, 0),
                "there is nothing to compare it with",
                $"name a second scenario, vary something, for example --vary traffic.rate=1000/s,2000/s, or give the scenario a 'compare' section");
        }

        return bag.HasErrors ? null : new(
            new ComparisonInput(documents.ToImmutable(), vary) { Baseline = baseline, Saved = saved, Limits = limits, KeepsFleet = request.KeepsFleet, Incident = request.Incident },
            baselineFile is null ? request.Files : request.Files.Add(baselineFile));
    }

    /// <summary>Judges a scenario's own section, without comparing anything.</summary>
    public static void Check(ScenarioInputs inputs, ScenarioDocument document, ImmutableArray<string> settings, DiagnosticBag bag)
    {
        if (CompareSection.Of(document, new DiagnosticBag()) is not { } section)
        {
            return;
        }

        Comparer.Check(document, SweepRequests.Of(section, bag), bag);
        if (Baseline(inputs, null, settings, section, document, bag).Document is { } baseline)
        {
            _ = Binder.Bind(CompareSection.Without(baseline), bag);
        }
    }

    private static (ScenarioDocument? Document, string? File) Baseline(ScenarioInputs inputs, string? named, ImmutableArray<string> settings, CompareSection? section, ScenarioDocument document, DiagnosticBag bag)
    {
        if (named is not null)
        {
            return (inputs.Read(named, settings, bag), named);
        }

        switch (section?.Baseline)
        {
            case { File: { } file }:
                var folder = document.Source == ScenarioReader.StandardInput ? "" : Path.GetDirectoryName(document.Source) ?? "";
                var path = file.Origin == ValueOrigin.File ? Path.Combine(folder, file.Text) : file.Text;
                return (inputs.Read(path, settings, bag), path);
            case { Values: var values }:
                var patched = document;
                foreach (var entry in values)
                {
                    if (!entry.Path.TrySet(patched, entry.Value, out var next, out var problem))
                    {
                        bag.Add(problem);
                        return (null, null);
                    }

                    patched = next;
                }

                return (patched, null);
            default:
                return (null, null);
        }
    }
}
