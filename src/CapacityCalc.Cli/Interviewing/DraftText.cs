using System.Collections.Immutable;
using System.Text;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Stages;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>A draft as the text of a scenario, each value with what it means and where it is from.</summary>
internal sealed class DraftText
{
    private const string Opening =
        """
        # Behind each number stands what it means, and whether it was answered or is a default, to be replaced by what is known.
        # 'capcalc estimate' answers this file, 'capcalc compare --vary PATH=…' varies it, 'capcalc catalog' lists what it may name.
        # yaml-language-server: $schema=schema.json

        """;

    /// <summary>A comment further to the right would be lost from sight.</summary>
    private const int LastColumn = 40;

    private readonly List<(string Text, string Comment)> _lines = [];

    private DraftText()
    {
    }

    /// <param name="draft">Complete, with at least one stage.</param>
    public static string Of(Draft draft)
    {
        var text = new DraftText();
        text.AddTop(draft, Questions.What);
        foreach (var section in new[] { Questions.Rate.Section, Questions.P99.Section, Questions.Items.Section, Questions.RoundTrip.Section })
        {
            text.AddSection(draft, section);
        }

        text._lines.Add(("", ""));
        text.AddTop(draft, Questions.Hardware);
        var models = ModelNames.Of(draft.Stages);
        text.AddModels(draft.Stages, models);
        text.AddPipeline(draft, models);
        return text.Joined();
    }

    private void AddTop(Draft draft, Question question)
    {
        if (draft.Of(question) is { } answer)
        {
            var value = question == Questions.What ? answer with { Text = $"Ranking {answer.Text}".TrimEnd() } : answer;
            Add(0, question.Key, value, question == Questions.What ? "title" : question.Doc);
        }
    }

    private void AddSection(Draft draft, string section)
    {
        var answered = Questions.For(draft)
            .Where(question => question.Section == section && draft.Of(question) is { } answer && !(question.MayBeNone && answer.Text == Reply.None))
            .ToArray();
        if (answered.Length == 0)
        {
            return;
        }

        AddHead(section);
        foreach (var question in answered)
        {
            Add(1, question.Key, draft.Of(question)!.Value, question.Doc);
        }
    }

    private void AddModels(ImmutableArray<StageDraft> stages, ImmutableArray<string> names)
    {
        AddHead("models");
        for (var index = 0; index < stages.Length; index++)
        {
            if (names.IndexOf(names[index]) < index)
            {
                continue;
            }

            var (model, kind) = (stages[index].Model, CostModelKinds.Find(stages[index].Model.Kind)!.Parameters);
            _lines.Add(($"  {YamlText.Scalar(names[index])}:", ""));
            _lines.Add(($"    kind: {model.Kind}", Question.DocOf(kind)));
            AddSettings(2, model.Settings, kind);
        }
    }

    private void AddPipeline(Draft draft, ImmutableArray<string> models)
    {
        AddHead("pipeline");
        for (var index = 0; index < draft.Stages.Length; index++)
        {
            var (stage, kind) = (draft.Stages[index], StageKinds.Find(index == 0 ? "retrieve" : "rank")!.Parameters);
            _lines.Add(($"  - stage: {YamlText.Scalar(stage.Name)}", ""));
            _lines.Add(($"    kind: {kind.Name}", Question.DocOf(kind)));
            if (index == 0)
            {
                Add(2, Questions.Matches.Key, draft.Of(Questions.Matches)!.Value, Questions.Matches.Doc);
            }

            _lines.Add(($"    model: {YamlText.Scalar(models[index])}", ""));
            AddSettings(2, stage.Settings, kind);
        }
    }

    private void AddSettings(int depth, ImmutableArray<Setting> settings, ParameterSet keys)
    {
        foreach (var setting in settings)
        {
            Add(depth, setting.Key, setting.Value, Question.DocOf(keys, setting.Key));
        }
    }

    private void AddHead(string section)
    {
        _lines.Add(("", ""));
        _lines.Add(($"{section}:", ""));
    }

    private void Add(int depth, string key, Reply value, string meaning) => _lines.Add((
        $"{new string(' ', 2 * depth)}{key}: {Node(value.Text)}",
        $"{(value.Origin == ReplyOrigin.Given ? "answered" : "default")}: {meaning}"));

    /// <summary>A list or map as it was written; everything else as one scalar.</summary>
    private static string Node(string text) => text is ['[' or '{', ..] ? text : YamlText.Scalar(text);

    private string Joined()
    {
        var column = _lines.Where(line => line.Comment.Length > 0 && line.Text.Length <= LastColumn).Max(line => line.Text.Length);
        var text = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        text.Append('\n');
        foreach (var (value, comment) in _lines)
        {
            text.Append(comment.Length == 0 ? value : $"{value.PadRight(column)}  # {comment}").Append('\n');
        }

        return text.ToString();
    }
}
