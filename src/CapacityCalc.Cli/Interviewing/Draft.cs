using System.Collections.Immutable;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>The answers so far, of which a scenario is made.</summary>
internal sealed record Draft(ImmutableDictionary<string, Reply> Answers, ImmutableArray<StageDraft> Stages)
{
    public static Draft Empty { get; } = new(ImmutableDictionary<string, Reply>.Empty, []);

    public Reply? Of(Question question) => Answers.TryGetValue(question.Option, out var answer) ? answer : null;

    public Draft With(Question question, Reply answer) => this with { Answers = Answers.SetItem(question.Option, answer) };

    public Draft With(StageDraft stage) => this with { Stages = Stages.Add(stage) };

    /// <summary>With the default of everything that is needed and not answered; the stages stay as they are.</summary>
    public Draft Completed() =>
        Questions.For(this).Where(question => Of(question) is null).Aggregate(this, (draft, question) => draft.With(question, Reply.Default(question.Fallback)));
}

/// <summary>A stage as it is going to stand in the scenario; the first one searches, the others rank.</summary>
internal sealed record StageDraft(string Name, ModelDraft Model, ImmutableArray<Setting> Settings)
{
    public Reply? this[string key] => Settings.Of(key);

    public StageDraft With(string key, Reply value) => this with { Settings = Settings.Set(key, value) };
}

/// <param name="Name">In the scenario's models.</param>
/// <param name="Kind">One of the kinds of models.</param>
internal sealed record ModelDraft(string Name, string Kind, ImmutableArray<Setting> Settings)
{
    public Reply? this[string key] => Settings.Of(key);

    public ModelDraft With(string key, Reply value) => this with { Settings = Settings.Set(key, value) };
}

internal readonly record struct Setting(string Key, Reply Value);

internal static class Settings
{
    extension(ImmutableArray<Setting> settings)
    {
        public Reply? Of(string key)
        {
            foreach (var setting in settings)
            {
                if (setting.Key == key)
                {
                    return setting.Value;
                }
            }

            return null;
        }

        public ImmutableArray<Setting> Set(string key, Reply value)
        {
            for (var index = 0; index < settings.Length; index++)
            {
                if (settings[index].Key == key)
                {
                    return settings.SetItem(index, new Setting(key, value));
                }
            }

            return settings.Add(new Setting(key, value));
        }
    }
}
