using CapacityCalc.Core.Diagnostics;
using System.Collections.Immutable;
using System.CommandLine;
using CapacityCalc.Cli.Answers;
using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Interviewing;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Schemas;

namespace CapacityCalc.Cli.Commands;

internal static class CatalogCommand
{
    private static readonly ImmutableArray<Column> ChoiceColumns = [new("name"), new("what it shows", Room: Room.Wraps), new("needs", Room: Room.Wraps)];

    /// <summary>What has one form alone: a JSON Schema.</summary>
    internal const string Schema = "schema";

    /// <summary>Whose schema it is where no answer is named.</summary>
    private const string Scenario = "scenario";

    public static Command Create(Session session)
    {
        var lists = Lists(session.Engine);
        ImmutableArray<string> known = [.. lists.Select(list => list.Name), Schema];
        var names = string.Join("|", known);
        var what = new Argument<string>(names) { Description = "What to list." };
        var of = new Argument<string?>("ANSWER")
        {
            Description = $"With schema: the answer that it describes as JSON, instead of the scenario's format: {string.Join(", ", DocumentShapes.All.Select(DocumentShapes.NameOf))}, catalog-models and so on.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        CommonOptions.RefuseOptions(of);
        var format = CommonOptions.Format();
        var output = CommonOptions.Output("Writes the list to a file: .txt, .json, .md, .html or .csv.");
        var noColor = CommonOptions.NoColor();
        var command = new ExampledCommand(
            "catalog",
            "Lists what a scenario may name: machine shapes with their prices, kinds of models and stages, charts; and the scenarios to begin with; or describes its format, or that of an answer, as a JSON Schema.",
            ("capcalc catalog hardware", "machine shapes with cores, memory, price and their sources"),
            ("capcalc catalog stages", "the kinds of stages and what each of them reads"),
            ("capcalc catalog hardware --format csv", "for a spreadsheet"),
            ("capcalc catalog schema -o schema.json", "for an editor that completes and checks scenarios"),
            ("capcalc catalog schema estimate", "what a program may rely on in the JSON of estimate"))
        {
            what, of, format, output, noColor,
        };
        command.SetAction(line =>
        {
            var colours = !line.GetValue(noColor);
            var name = line.GetRequiredValue(what);
            var whose = line.GetValue(of);
            if (name == Schema)
            {
                var shapes = Shapes(session.Engine);
                return Described(whose ?? Scenario, shapes) is { } schema
                    ? WriteSchema(session, schema, line.GetValue(format), line.GetValue(output), colours)
                    : session.Refuse($"there is no schema of '{whose}'", Suggestions.Hint(whose!, Described(session.Engine)));
            }

            if (whose is not null)
            {
                return session.Refuse($"'{whose}' does nothing to 'catalog {name}'", "leave it out, or ask for its schema: capcalc catalog schema estimate");
            }

            var (_, answer) = lists.FirstOrDefault(list => list.Name == name);
            if (answer is null)
            {
                return session.Refuse($"there is no catalogue of '{name}'", Suggestions.Hint(name, known));
            }

            var path = line.GetValue(output);
            if (session.ChooseFormat(line.GetValue(format), path) is not { } chosen)
            {
                return session.Fail(colours);
            }

            return session.Write(answer(), new Target(chosen, path, colours), [], []);
        });
        return command;
    }

    /// <summary>Whose schemas there are.</summary>
    internal static ImmutableArray<string> Described(IEngine engine) => [Scenario, .. Shapes(engine).Select(DocumentShapes.NameOf)];

    private static ImmutableArray<(string Name, Func<Answer> Answer)> Lists(IEngine engine) =>
    [
        ("hardware", () => engine.Hardware),
        ("models", () => Listed("models", "Model kinds", engine.Models)),
        ("stages", () => Listed("stages", "Stage kinds", engine.Stages)),
        ("charts", () => Listed("charts", "Charts", TableOf(engine.Charts))),
        ("templates", () => Listed("templates", "Templates", ScenarioTemplates.Table())),
    ];

    private static ImmutableArray<IDocumentShape> Shapes(IEngine engine) => DocumentShapes.All.AddRange(Lists(engine).Select(list => list.Answer().Document).OfType<TableDocument>());

    private static JsonMap? Described(string name, ImmutableArray<IDocumentShape> shapes) =>
        name == Scenario ? ScenarioSchema.Whole() : shapes.FirstOrDefault(shape => DocumentShapes.NameOf(shape) == name) is { } found ? OutputSchema.Whole(found) : null;

    private static int WriteSchema(Session session, JsonMap schema, string? format, string? path, bool colours)
    {
        if ((format is not null || path is not null) && session.ChooseFormat(format, path) is not JsonFormat)
        {
            return session.Bag.HasErrors ? session.Fail(colours) : session.Refuse("a schema is written as json alone", "leave '--format' out, and let the file's name end in .json");
        }

        return session.Write(JsonFormat.Text(schema.Write), path, [], colours);
    }

    private static Answer Listed(string name, string title, Table rows) =>
        new(new Report(title, [], [new Section(title, rows)]), new TableDocument($"capcalc/catalog-{name}/1", name, rows));

    private static Table TableOf(ImmutableArray<ChartChoice> choices) =>
        new(ChoiceColumns, [.. choices.Select(choice => new Row([Cell.Of(choice.Name), Cell.Of(choice.Doc), Cell.Of(choice.Needs)]))]);
}
