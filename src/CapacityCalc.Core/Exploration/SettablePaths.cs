using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Core.Exploration;

/// <summary>One thing that can be set in a scenario.</summary>
/// <param name="Path">As <c>--set</c> takes it.</param>
/// <param name="Doc">What it is, in a line.</param>
/// <param name="IsNumber">Whether a number may stand there, so that it can be solved for.</param>
/// <param name="Words">What it may be, where that is known beforehand: kinds, choices, names of shapes and models.</param>
public sealed record SettablePath(string Path, string Doc, bool IsNumber, ImmutableArray<string> Words);

/// <summary>Everything that can be set in a scenario: every key of every map that it has, those too that it leaves to their defaults.</summary>
public static class SettablePaths
{
    /// <summary>By map, in the order in which they are bound; of a scenario with mistakes, as far as it can be read.</summary>
    public static ImmutableArray<SettablePath> Of(ScenarioDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var bag = new DiagnosticBag();
        var binder = new ArgumentBinder(bag);
        Binder.Bind(Choices.TakeFirst(document, bag) ?? document, binder);
        return [.. binder.Bound.SelectMany(arguments => Of(arguments, document)).DistinctBy(settable => settable.Path)];
    }

    private static IEnumerable<SettablePath> Of(Arguments arguments, ScenarioDocument document)
    {
        if (KindsBeside(arguments.SetName) is { IsEmpty: false } kinds)
        {
            yield return new($"{arguments.Path}.kind", "its kind, which says what else it reads", false, kinds);
        }

        foreach (var parameter in arguments.Keys.Select(key => arguments.Parameter(key)!))
        {
            var path = arguments.Path.Length == 0 ? parameter.Name : $"{arguments.Path}.{parameter.Name}";
            yield return new(path, parameter.Doc, IsNumber(parameter.Form), WordsOf(parameter, document));
        }
    }

    private static ImmutableArray<string> KindsBeside(string kind) =>
        StageKinds.Find(kind) is not null ? [.. StageKinds.All.Select(known => known.Parameters.Name)]
        : CostModelKinds.Find(kind) is not null ? [.. CostModelKinds.All.Select(known => known.Parameters.Name)]
        : [];

    private static bool IsNumber(ValueForm form) => form is NumberForm || (form is EitherForm either && either.Forms.Any(IsNumber));

    private static ImmutableArray<string> WordsOf(IParameter parameter, ScenarioDocument document) => (parameter.Form, parameter.Name) switch
    {
        (PartForm, DocumentKeys.Hardware) => [ScenarioFormat.CheapestHardware, .. Shapes(document)],
        (PartForm, "on") or (NameForm, _) => Shapes(document),
        (PartForm, DocumentKeys.Model) => KeysOf(document, DocumentKeys.Models),
        (var form, _) => [.. WordsOf(form)],
    };

    private static IEnumerable<string> WordsOf(ValueForm form) => form switch
    {
        WordForm words => words.Words,
        EitherForm either => either.Forms.SelectMany(WordsOf),
        _ => [],
    };

    private static ImmutableArray<string> Shapes(ScenarioDocument document) =>
        [.. HardwareCatalog.Shapes.Select(row => row.Name).Concat(KeysOf(document, ScenarioSections.Shapes.Name)).Distinct()];

    private static ImmutableArray<string> KeysOf(ScenarioDocument document, string section) =>
        document.Root[section] is MapNode map ? [.. map.Entries.Select(entry => entry.Key)] : [];
}
