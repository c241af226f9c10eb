using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>Stages as a design often has them, and what a stage is taken to have where nobody says.</summary>
internal static class StageDefaults
{
    public const int UsualStages = 3;
    public const int MostStages = 12;

    /// <summary>What a stage keeps, from the last one backwards: ten are shown, an expensive model ranks a hundred, a cheap one ten thousand.</summary>
    private static readonly ImmutableArray<string> Keeps = ["10", "100", "10k", "100k", "1M"];

    private const string PartKept = "10%";

    /// <summary>More tasks than this for one request cost more in fan-out than they gain.</summary>
    private const int MostTasks = 100;

    /// <summary>A p99 is about twice its mean where the cv is 0.3.</summary>
    private const double P99PerMean = 2;

    public static string NameOf(int index) => index == 0 ? "select" : string.Create(CultureInfo.InvariantCulture, $"rank-{index}");

    /// <summary>The stage at that place of so many: a search by words, linear models, a deep one at the end.</summary>
    public static StageDraft Usual(int index, int stages)
    {
        var model = index == 0 ? ModelChoices.Searching[0].Kind : index == stages - 1 ? "dnn 1 ms" : "linear 1 us";
        return StageText.Parse($"{NameOf(index)}: {model}", index, default, ReplyOrigin.Default, new DiagnosticBag())!;
    }

    /// <summary>What the stage at that place keeps of what comes in.</summary>
    public static string Keep(int index, int stages, double? itemsIn)
    {
        var keep = Keeps[Math.Clamp(stages - 1 - index, 0, Keeps.Length - 1)];
        return itemsIn is { } items && Count.Dimension.TryParse(keep, out var count, out _) && count > items ? PartKept : keep;
    }

    /// <summary>With everything that its model and its place need besides.</summary>
    public static StageDraft Completed(StageDraft stage, int index, int stages, double? itemsIn)
    {
        if (stage["keep"] is null && stage["keep_per_shard"] is null)
        {
            stage = stage.With("keep", Reply.Default(Keep(index, stages, itemsIn)));
        }

        var choice = ModelChoices.Find(stage.Model.Kind, index);
        var model = (choice?.Keys ?? []).Where(key => stage.Model[key.Key] is null && IsNeeded(key, stage.Model))
            .Aggregate(stage.Model, (all, key) => all.With(key.Key, Reply.Default(Fallback(key, stage))));
        stage = (choice?.StageSettings ?? []).Where(setting => stage[setting.Key] is null).Aggregate(stage, (all, setting) => all.With(setting.Key, setting.Value));
        if (index == 0 && stage["shards"] is null && stage["hosts"] is null)
        {
            stage = stage.With("shards", Reply.Default("auto"));
        }

        return stage with { Model = model };
    }

    public static string Fallback(ModelKey key, StageDraft stage) =>
        key.FollowsKeep && stage["keep"] is { } keep && Count.Dimension.TryParse(keep.Text, out _, out _) ? keep.Text : key.Fallback;

    /// <summary>Tasks that a request is cut into so that one of them takes no more than its stage's even share of the objective.</summary>
    /// <param name="taskSeconds">Of the whole request as one task; mean.</param>
    /// <param name="p99Seconds">The objective.</param>
    public static int Tasks(double taskSeconds, double p99Seconds, int stages) =>
        (int)Math.Clamp(Math.Ceiling(taskSeconds * P99PerMean * stages / p99Seconds), 1, MostTasks);

    /// <remarks>What the model's times are like may be said by other keys than the spread.</remarks>
    private static bool IsNeeded(ModelKey key, ModelDraft model) => key.Key != "cv" || (model["distribution"] is null && model["samples"] is null);
}
