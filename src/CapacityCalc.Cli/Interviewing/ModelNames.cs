using System.Collections.Immutable;
using System.Globalization;

namespace CapacityCalc.Cli.Interviewing;

/// <summary>What the models of stages are called, so that two that differ have two names.</summary>
internal static class ModelNames
{
    /// <returns>A name a stage.</returns>
    public static ImmutableArray<string> Of(ImmutableArray<StageDraft> stages)
    {
        var named = new List<(string Name, ModelDraft Model)>();
        foreach (var model in stages.Select(stage => stage.Model))
        {
            var name = model.Name;
            for (var number = 2; named.Exists(other => other.Name == name && !IsSame(other.Model, model)); number++)
            {
                name = string.Create(CultureInfo.InvariantCulture, $"{model.Name}-{number}");
            }

            named.Add((name, model));
        }

        return [.. named.Select(one => one.Name)];
    }

    private static bool IsSame(ModelDraft one, ModelDraft other) => one.Kind == other.Kind && one.Settings.SequenceEqual(other.Settings);
}
