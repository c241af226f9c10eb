using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Stages;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>Reads a stage on one line: <c>NAME: MODEL TIME [KEY VALUE]…</c> or <c>NAME: KIND [KEY VALUE]…</c>.</summary>
/// <remarks>The keys are those of the stage and of its model; a value goes on to the next key, so that it may hold spaces.</remarks>
internal static class StageText
{
    public const string Example = "rank-1: linear 1 us keep 500";

    /// <summary>A stage's hardware, as it reads well on one line.</summary>
    private const string On = "on";
    private const string Hardware = "hardware";

    /// <summary>Names that people have for kinds.</summary>
    private static readonly ImmutableArray<(string Name, string Kind)> Aliases = [("dnn", "dense"), ("cross-encoder", "transformer"), ("trees", "gbdt")];

    /// <summary>Written in a block of their own, which one line does not hold.</summary>
    private static readonly ImmutableArray<string> Elsewhere = ["model", "corpus", "matches"];

    /// <param name="index">Of the stage in the pipeline.</param>
    /// <param name="span">Of the text.</param>
    /// <returns>What the text says and nothing else; null with a diagnostic.</returns>
    public static StageDraft? Parse(string text, int index, SourceSpan span, ReplyOrigin origin, DiagnosticBag bag)
    {
        StageDraft? Fail(string message, string? hint)
        {
            bag.Error(DiagnosticCodes.InvalidOption, span, message, hint);
            return null;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, words) = colon < 0 ? ("", []) : (Reply.Tidy(text[..colon]), text[(colon + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (name.Length == 0 || words.Length == 0)
        {
            return Fail($"{Excerpt.Quote(text)} is not a stage with its model", $"write NAME: MODEL TIME keep COUNT, for example '{Example}'");
        }

        var isTimed = words.Length > 1 && (char.IsAsciiDigit(words[1][0]) || words[1][0] == '.');
        var kind = isTimed ? ModelChoices.PerItem : KindOf(words[0]);
        if (CostModelKinds.Find(kind) is not { } model)
        {
            var kinds = CostModelKinds.All.Select(known => known.Parameters.Name).ToArray();
            return Fail(
                $"there is no kind of model {Excerpt.Quote(words[0])}, and no time of one item follows it",
                $"{Suggestions.Hint(words[0], kinds)}; or state its time: '{name}: {words[0]} 1 ms'");
        }

        var stageKeys = StageKinds.Find(index == 0 ? "retrieve" : "rank")!.Parameters.Names.RemoveAll(key => Elsewhere.Contains(key)).Add(On);
        var modelKeys = model.Parameters.Names.Remove(On);
        var stage = new StageDraft(name, new ModelDraft(words[0], kind, []), []);
        var key = isTimed ? "time" : null;
        for (var at = 1; at < words.Length || key is not null; at++)
        {
            if (key is null)
            {
                key = words[at++];
                if (!stageKeys.Contains(key) && !modelKeys.Contains(key))
                {
                    return Fail($"a stage with a {kind} model has no {Excerpt.Quote(key)}", Suggestions.Hint(key, [.. stageKeys, .. modelKeys]));
                }
            }

            var end = at;
            while (end < words.Length && !stageKeys.Contains(words[end]) && !modelKeys.Contains(words[end]))
            {
                end++;
            }

            if (end == at)
            {
                return Fail($"'{key}' has no value in {Excerpt.Quote(text)}", $"write it behind its key, as in '{Example}'");
            }

            var value = new Reply(string.Join(' ', words[at..end]), origin);
            var isOfStage = stageKeys.Contains(key) && !(isTimed && key == "time");
            key = key == On ? Hardware : key;
            if ((isOfStage ? stage[key] : stage.Model[key]) is not null)
            {
                return Fail($"'{key}' is given twice in {Excerpt.Quote(text)}", "leave one of them out");
            }

            stage = isOfStage ? stage.With(key, value) : stage with { Model = stage.Model.With(key, value) };
            (key, at) = (null, end - 1);
        }

        return stage;
    }

    private static string KindOf(string word) => Aliases.FirstOrDefault(alias => alias.Name == word) is { Kind: { } kind } ? kind : word;
}
