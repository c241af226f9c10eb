using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Reports.Fits;

/// <summary>How it was fitted, and how well.</summary>
internal static class QualitySection
{
    public static Section Of(Fit fit) => new("Fit", new Statements([Prose.Of(fit.Formula), Prose.Of(fit.Method), Prose.Joined(Quality(fit).Select(words => new Run(words, Tone.Plain)))]));

    private static IEnumerable<string> Quality(Fit fit)
    {
        yield return $"{Figures.Say(Quantity.Count, fit.Measurements)} measurements";
        if (fit.RSquared is { } explained)
        {
            yield return $"R² {Figures.Say(Quantity.Ratio, explained)}";
        }

        if (fit.RelativeSpread is { } relative)
        {
            yield return $"they scatter by {Figures.Say(Quantity.Ratio, relative)} of the curve";
        }

        if (fit.AbsoluteSpread is { } absolute)
        {
            yield return $"they scatter by {fit.Y.Dimension.Print(absolute, 3)}";
        }
    }
}
