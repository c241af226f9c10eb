using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Schemas;

/// <summary>The parts of a scenario that their owners read for themselves: maps of names, lists, tables, and names with a map as the alternative.</summary>
internal static class PartSchemas
{
    public const string Pipeline = "pipeline";
    public const string Stage = "stage";
    public const string Model = "model";
    public const string Measurement = "measurement";
    public const string Hardware = "hardware";

    /// <summary>What a stage, a model or a branch may be called: paths hold these names.</summary>
    private static readonly JsonMap Name = new(("type", new JsonList("string", "integer")), ("pattern", @"^[^.=/\s]{1,100}$"));

    private static readonly JsonMap CatalogName = Schema.OneWord(HardwareCatalog.Shapes.Select(row => row.Name));

    private static readonly JsonMap ShapeName = Schema.AnyOf(
        CatalogName, new JsonMap(("allOf", new JsonList(Name, Schema.Not(Schema.OneWord([ScenarioFormat.CheapestHardware, Shape.InlineName]))))));

    private static readonly JsonMap Path = new(("type", "string"), ("minLength", 1));

    private static readonly JsonMap File = Schema.Closed(new(("file", Schema.Text)), ["file"]);

    private static readonly JsonMap Time = Quantity(Duration.Dimension, Sign.NotNegative);

    private static readonly JsonMap Items = Quantity(Count.Dimension, Sign.Positive);

    /// <summary>A name of the person's own.</summary>
    public static JsonMap OwnName => Name;

    /// <summary>The part that stands at a key.</summary>
    /// <param name="owner">Whose key it is.</param>
    public static JsonMap Of(ParameterSet owner, string key) => (owner.Name, key) switch
    {
        (_, "hardware") => Schema.AnyOf(Schema.OneWord([ScenarioFormat.CheapestHardware]), CatalogName, Name, Schema.Reference(Hardware), Open),
        (_, "shapes") => Schema.MapOf(Schema.Reference(Hardware), ShapeName),
        (_, "models") => Schema.MapOf(Schema.Reference(Model), Name),
        (_, "model") => Schema.AnyOf(Name, Schema.Reference(Model), Open),
        (_, "pipeline") => Schema.Reference(Pipeline),
        (_, "branches") => Schema.MapOf(Schema.Reference(Pipeline), Name, least: 1),
        (_, "correlated") => Schema.ListOf(Schema.Tuple(Path, Path, Coefficient)),
        (_, "vary") => Schema.MapOf(Varied, Path),
        (_, "baseline") => Schema.AnyOf(Schema.Text, Schema.MapOf(new JsonMap(), Path)),
        (_, "samples") => Schema.AnyOf(Schema.ListOf(Time, least: 1), File, Open),
        (_, "on") => Schema.AnyOf(CatalogName, Name),
        (_, "calibrate") => Schema.ListOf(Schema.Reference($"{Measurement}-{owner.Name}"), least: 1),
        ("quality", "table") => Table(Schema.AnyScalar, Schema.AnyScalar),
        (_, "table") => Schema.AnyOf(File, Table(Items, Time), Open),
        ("scenario", _) => Schema.Reference(key),
        _ => Schema.AnyOf(Schema.Reference(key), Open),
    };

    private static JsonMap Open => Schema.Reference(ValueSchemas.Choice);

    private static JsonMap Varied => Schema.AnyOf(Schema.AnyScalar, Schema.ListOf(new JsonMap(), least: 1), new JsonMap(("type", "object"), ("minProperties", 1)));

    private static JsonMap Coefficient => Schema.AnyOf(new JsonMap(("type", "number"), ("minimum", -1), ("maximum", 1)), Schema.Pattern(QuantityPattern.Of(Scalar.Dimension, Sign.Any)));

    /// <summary>Two columns: a map, or a list of pairs.</summary>
    private static JsonMap Table(JsonMap left, JsonMap right) => Schema.AnyOf(
        new JsonMap(("type", "object"), ("additionalProperties", right), ("minProperties", 1)).With(KeysLike(left)),
        Schema.ListOf(Schema.Tuple(left, right), least: 1));

    /// <summary>Every key of a map is a text.</summary>
    private static (string Key, JsonPart Value) KeysLike(JsonMap column) =>
        ("propertyNames", column == Items ? Schema.Pattern(QuantityPattern.Of(Count.Dimension, Sign.Positive)) : Schema.Text);

    private static JsonMap Quantity(Dimension dimension, Sign sign)
    {
        var text = Schema.Pattern(QuantityPattern.Of(dimension, sign));
        return dimension.Units.Any(unit => unit.Symbol.Length == 0)
            ? Schema.AnyOf(new JsonMap(("type", "number"), (sign == Sign.Positive ? "exclusiveMinimum" : "minimum", 0)), text)
            : text;
    }
}
