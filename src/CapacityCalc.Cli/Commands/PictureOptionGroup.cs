using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CapacityCalc.Charts.Rendering;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>How pictures look and where they go: the options of a command that draws.</summary>
internal sealed class PictureOptionGroup
{
    // A picture beyond this serves no reader and takes gigabytes to draw.
    private const int LeastPixels = 200;
    private const int MostPixels = 8000;
    private const double MostScale = 8;
    private const int DefaultWidth = 1200;
    private const int DefaultHeight = 700;

    private static readonly ImmutableArray<(string Name, ImageKind Kind)> Images = [("png", ImageKind.Png), ("svg", ImageKind.Svg)];

    private readonly Option<string> _output = new("--output", "-o") { Description = "The picture's file: .png or .svg; of --kind all the folder for the files, which is made.", HelpName = "FILE", Required = true };

    private readonly Option<string?> _format = new("--format") { Description = "png or svg. By default what -o's file name says; of --kind all png.", HelpName = "FORMAT" };

    private readonly Option<string> _theme = new("--theme")
    {
        Description = $"{string.Join(" or ", ChartTheme.All.Select(theme => theme.Name))}: for a page of that background.",
        HelpName = "THEME",
        DefaultValueFactory = _ => ChartTheme.Light.Name,
    };

    private readonly Option<int> _width = Size("--width", "Width in pixels.", DefaultWidth);
    private readonly Option<int> _height = Size("--height", "Height in pixels.", DefaultHeight);

    private readonly Option<double> _scale = new("--scale") { Description = "Enlarges a PNG for print or dense screens.", HelpName = "FACTOR", DefaultValueFactory = _ => 1 };

    public PictureOptionGroup() => _scale.CustomParser = argument =>
    {
        if (double.TryParse(argument.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var factor) && factor is > 0 and <= MostScale)
        {
            return factor;
        }

        argument.AddError($"--scale is '{argument.Tokens[0].Value}', not a number above 0 and at most {MostScale.ToString(CultureInfo.InvariantCulture)}");
        return 1;
    };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _output, _format, _theme, _width, _height, _scale })
        {
            command.Options.Add(option);
        }
    }

    public string Path(ParseResult line) => line.GetRequiredValue(_output);

    /// <summary>What to draw, told how but not of what; null after an error.</summary>
    public ChartRequest? Request(string kind, ParseResult line, Session session)
    {
        var name = line.GetRequiredValue(_theme);
        if (ChartTheme.All.FirstOrDefault(theme => theme.Name == name) is not { } theme)
        {
            session.Bag.Error(UsageCodes.InvalidUsage, default, $"there is no theme '{name}'", Suggestions.Hint(name, [.. ChartTheme.All.Select(known => known.Name)]));
            return null;
        }

        return Image(kind, line, session) is { } image
            ? new ChartRequest(kind, image, line.GetValue(_width), line.GetValue(_height), line.GetValue(_scale)) { Theme = theme }
            : null;
    }

    private ImageKind? Image(string kind, ParseResult line, Session session)
    {
        var path = Path(line);
        var ending = System.IO.Path.GetExtension(path).TrimStart('.');
        var named = Images.Where(image => image.Name.Equals(ending, StringComparison.OrdinalIgnoreCase)).Select(image => (ImageKind?)image.Kind).FirstOrDefault();
        if (kind == ChartRequest.EveryKind && named is not null)
        {
            session.Bag.Error(UsageCodes.InvalidUsage, default, $"'{path}' is the name of one picture, and --kind all draws several", "name a folder for them");
            return null;
        }

        if (line.GetValue(_format) is { } format)
        {
            if (Images.FirstOrDefault(image => image.Name == format) is { Name: not null } chosen)
            {
                return chosen.Kind;
            }

            session.Bag.Error(UsageCodes.InvalidUsage, default, $"there is no picture of format '{format}'", Suggestions.Hint(format, [.. Images.Select(image => image.Name)]));
            return null;
        }

        if (kind == ChartRequest.EveryKind)
        {
            return ImageKind.Png;
        }

        if (named is null)
        {
            session.Bag.Error(UsageCodes.InvalidUsage, default, $"the name '{path}' does not say which kind of picture to draw", "let it end in .png or .svg");
        }

        return named;
    }

    private static Option<int> Size(string name, string description, int pixels)
    {
        var option = new Option<int>(name) { Description = description, HelpName = "PIXELS", DefaultValueFactory = _ => pixels };
        option.CustomParser = argument =>
        {
            var text = argument.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= LeastPixels and <= MostPixels)
            {
                return size;
            }

            argument.AddError($"{name} is '{text}', not a whole number from {LeastPixels} to {MostPixels}");
            return pixels;
        };
        return option;
    }
}
