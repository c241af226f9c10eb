using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Cli.Schemas;

/// <summary>The scenario's format as a JSON Schema, for editors and validators, made of the parameters that the binder reads.</summary>
/// <remarks>It accepts every scenario that the program does. What relates several places to each other, or takes arithmetic, is the program's to judge.</remarks>
internal static class ScenarioSchema
{
    private const string KindKey = "kind";

    public static JsonMap Whole()
    {
        var (file, sections) = (ScenarioFormat.Sections[0], ScenarioFormat.Sections[1..]);
        var shared = SharedKeys.Of(AllSets, Property);
        return new JsonMap(("$schema", Schema.Dialect), ("title", "CapacityCalc scenario"))
            .With([.. MapOf(file, shared).Members])
            .With((Schema.Definitions, new JsonMap(
            [
                .. sections.Where(set => set != Calibration).Select(set => (set.Name, (JsonPart)MapOf(set, shared))),
                (PartSchemas.Pipeline, Schema.ListOf(Schema.Reference(PartSchemas.Stage), least: 1)),
                (PartSchemas.Stage, OfKind(StageKinds.All.Select(kind => kind.Parameters), PartSchemas.Stage, [NameKey])),
                .. StageKinds.All.Select(kind => Kind(PartSchemas.Stage, kind.Parameters, [NameKey], shared)),
                (PartSchemas.Model, OfKind(CostModelKinds.All.Select(kind => kind.Parameters), PartSchemas.Model, [])),
                .. CostModelKinds.All.Select(kind => Kind(PartSchemas.Model, kind.Parameters, [], shared)),
                .. CostModelKinds.All.SelectMany(kind => MeasurementOf(kind, shared)),
                .. shared.Definitions,
                (ValueSchemas.Choice, ValueSchemas.ChoiceDefinition),
                .. QuantitySchemas.Definitions(AllSets.SelectMany(set => set.Parameters).SelectMany(parameter => ValueSchemas.Numbers(parameter.Form))),
            ])));
    }

    private static (string Key, JsonPart Schema) NameKey => ("stage", PartSchemas.OwnName.With(("description", "The stage's name, unique in the file, which paths call it by.")));

    private static ParameterSet Calibration => ScenarioFormat.Sections.First(set => set.Name == "calibrate");

    private static IEnumerable<ParameterSet> AllSets =>
    [
        .. ScenarioFormat.Sections, .. StageKinds.All.Select(kind => kind.Parameters), .. CostModelKinds.All.Select(kind => kind.Parameters),
        .. CostModelKinds.All.Select(ScenarioFormat.MeasurementOf).OfType<ParameterSet>(),
    ];

    private static JsonMap MapOf(ParameterSet set, SharedKeys shared) => MapOf(set, [], set.Parameters.Where(parameter => parameter.IsRequired), shared);

    /// <param name="first">Keys that somebody else reads, all of them required.</param>
    private static JsonMap MapOf(ParameterSet set, IReadOnlyCollection<(string Key, JsonPart Schema)> first, IEnumerable<IParameter> required, SharedKeys shared)
    {
        var properties = new JsonMap([.. first, .. set.Parameters.Select(parameter => (parameter.Name, (JsonPart)shared.For(Property(set, parameter))))]);
        return new JsonMap(("description", set.Doc))
            .With([.. Schema.Closed(properties, [.. first.Select(key => key.Key), .. required.Select(parameter => parameter.Name)]).Members])
            .With([.. ConstraintSchemas.Of(set.Constraints)]);
    }

    private static JsonMap Property(ParameterSet owner, IParameter parameter) =>
        ValueSchemas.Of(parameter, parameter.Form is PartForm ? PartSchemas.Of(owner, parameter.Name) : null);

    /// <summary>One map of several kinds, of which its <c>kind</c> says which.</summary>
    private static JsonMap OfKind(IEnumerable<ParameterSet> kinds, string family, IEnumerable<(string Key, JsonPart Schema)> first)
    {
        var kind = Schema.OneWord(kinds.Select(set => set.Name)).With(("description", $"What kind of {family} it is: capcalc catalog {family}s lists them."));
        return new JsonMap(
            ("description", $"A {family}, whose keys depend on its kind."),
            ("type", "object"),
            ("properties", new JsonMap([.. first, (KindKey, kind)])),
            ("required", JsonList.Of([.. first.Select(key => key.Key), KindKey])),
            ("allOf", new JsonList([.. kinds.Select(set => new JsonMap(("if", Is(set)), ("then", Schema.Reference($"{family}-{set.Name}"))))])));
    }

    private static JsonMap Is(ParameterSet set) => new JsonMap(("properties", new JsonMap((KindKey, new JsonMap(("const", set.Name)))))).With([.. Schema.Required(KindKey).Members]);

    private static (string Name, JsonPart Schema) Kind(string family, ParameterSet set, IEnumerable<(string Key, JsonPart Schema)> first, SharedKeys shared) =>
        ($"{family}-{set.Name}", MapOf(set, [.. first, (KindKey, new JsonMap(("const", set.Name), ("description", set.Doc)))], set.Parameters.Where(parameter => parameter.IsRequired), shared));

    /// <summary>A measurement has what the model says of itself where it says nothing else, so that only its own keys are required.</summary>
    private static IEnumerable<(string Name, JsonPart Schema)> MeasurementOf(IModelKind kind, SharedKeys shared) => ScenarioFormat.MeasurementOf(kind) is { } set
        ? [($"{PartSchemas.Measurement}-{kind.Parameters.Name}", MapOf(set, [], Calibration.Parameters.Where(parameter => parameter.IsRequired), shared))]
        : [];
}
