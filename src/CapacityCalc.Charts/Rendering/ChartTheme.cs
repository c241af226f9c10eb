using System.Collections.Immutable;

namespace CapacityCalc.Charts.Rendering;

/// <summary>The one visual language of all charts.</summary>
public sealed record ChartTheme
{
    /// <summary>As <c>--theme</c> takes it.</summary>
    public required string Name { get; init; }

    public required Rgb Background { get; init; }

    /// <summary>Titles, values.</summary>
    public required Rgb Ink { get; init; }

    /// <summary>What explains: subtitles, notes, ticks.</summary>
    public required Rgb Quiet { get; init; }
    public required Rgb Grid { get; init; }

    /// <summary>Of a bar without parts.</summary>
    public required Rgb Neutral { get; init; }

    /// <summary>An area that cannot be reached.</summary>
    public required Rgb Shade { get; init; }
    public required Rgb Passed { get; init; }
    public required Rgb Failed { get; init; }

    /// <summary>
    /// Of segments and curves, in order: by Okabe and Ito (2008), which readers with any kind of colour blindness can tell apart. When they are used up they
    /// come again with stripes.
    /// </summary>
    public required ImmutableArray<Rgb> Series { get; init; }

    /// <summary>
    /// Of values, from low to high, to be mixed in between: Cividis (Nuñez, Anderton, Renslow 2018), even in lightness and alike for every kind of colour
    /// blindness. High values stand out from the background.
    /// </summary>
    public required ImmutableArray<Rgb> Ramp { get; init; }

    /// <summary>From its dark end; a property, since the themes below are made from it.</summary>
    private static ImmutableArray<Rgb> Cividis =>
    [
        Rgb.Hex("00224E"), Rgb.Hex("213B6E"), Rgb.Hex("4C556C"), Rgb.Hex("6C6E72"), Rgb.Hex("8E8978"), Rgb.Hex("B2A570"), Rgb.Hex("DAC45E"), Rgb.Hex("FEE838"),
    ];

    public static ChartTheme Light { get; } = new()
    {
        Name = "light",
        Background = Rgb.Hex("FFFFFF"),
        Ink = Rgb.Hex("1B1F24"),
        Quiet = Rgb.Hex("5B6570"),
        Grid = Rgb.Hex("E4E7EB"),
        Neutral = Rgb.Hex("A3ABB5"),
        Shade = Rgb.Hex("F1F2F4"),
        Passed = Rgb.Hex("007A5A"),
        Failed = Rgb.Hex("B84300"),
        Series =
        [
            Rgb.Hex("0072B2"), Rgb.Hex("E69F00"), Rgb.Hex("56B4E9"), Rgb.Hex("009E73"),
            Rgb.Hex("CC79A7"), Rgb.Hex("F0E442"), Rgb.Hex("D55E00"),
        ],
        Ramp = [.. Cividis.Reverse()],
    };

    public static ChartTheme Dark { get; } = Light with
    {
        Name = "dark",
        Background = Rgb.Hex("15181C"),
        Ink = Rgb.Hex("F2F4F6"),
        Quiet = Rgb.Hex("A5AFBA"),
        Grid = Rgb.Hex("2C323A"),
        Neutral = Rgb.Hex("7C8692"),
        Shade = Rgb.Hex("20252B"),
        Passed = Rgb.Hex("3DC79B"),
        Failed = Rgb.Hex("FF8A4C"),
        Series =
        [
            Rgb.Hex("3D9BD6"), Rgb.Hex("E69F00"), Rgb.Hex("8CCBF0"), Rgb.Hex("1DB488"),
            Rgb.Hex("CC79A7"), Rgb.Hex("F0E442"), Rgb.Hex("E8742A"),
        ],
        Ramp = Cividis,
    };

    public static ImmutableArray<ChartTheme> All { get; } = [Light, Dark];

    internal Rgb SeriesColor(int series) => Series[series % Series.Length];

    /// <param name="share">Of the way from the least to the largest value; 0 to 1.</param>
    internal Rgb RampColor(double share)
    {
        var at = Math.Clamp(share, 0, 1) * (Ramp.Length - 1);
        var below = Math.Min((int)at, Ramp.Length - 2);
        return Rgb.Mix(Ramp[below], Ramp[below + 1], at - below);
    }

    internal bool IsStriped(int series) => series / Series.Length % 2 == 1;

    /// <summary>Of a curve, the most important one first.</summary>
    internal Rgb CurveColor(int rank) => Series[(rank == 2 ? 3 : rank) % Series.Length];

    /// <summary>A series' colour for a text: as it is where it can be read, otherwise mixed with ink until it can.</summary>
    internal Rgb CurveText(Rgb color)
    {
        // WCAG 2.1 asks a contrast of 3 of large texts.
        const double LeastContrast = 3.2;
        for (var share = 0.0; share < 1; share += 0.1)
        {
            var mixed = Rgb.Mix(color, Ink, share);
            if (Rgb.Contrast(mixed, Background) >= LeastContrast)
            {
                return mixed;
            }
        }
        return Ink;
    }

    /// <summary>Black or white, whichever reads better on a fill.</summary>
    internal static Rgb InkOn(Rgb fill) =>
        Rgb.Contrast(fill, Black) >= Rgb.Contrast(fill, White) ? Black : White;

    private static readonly Rgb Black = Rgb.Hex("000000");
    private static readonly Rgb White = Rgb.Hex("FFFFFF");
}
