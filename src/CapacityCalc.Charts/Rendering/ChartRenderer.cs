using CapacityCalc.Charts.Drawings;
using SkiaSharp;

namespace CapacityCalc.Charts.Rendering;

/// <summary>Turns a drawing into a picture.</summary>
public static class ChartRenderer
{
    /// <summary>Of zlib, 0 to 9. A picture of even areas is smallest without filters; levels above 5 cost more time than they save bytes.</summary>
    private const int CompressionLevel = 5;

    public static byte[] Png(ChartDrawing drawing, ChartTheme theme, ImageSize size)
    {
        using var scene = Build(drawing, theme, size);
        scene.Plot.ScaleFactor = size.Scale;
        var (width, height) = ((int)Math.Round(size.Width * size.Scale), (int)Math.Round(size.Height * size.Scale));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            scene.Plot.Render(canvas, width, height);
        }
        using var pixels = bitmap.PeekPixels();
        using var encoded = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.None, CompressionLevel))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        return encoded.ToArray();
    }

    /// <summary>The picture as SVG, whose texts are texts: to be searched, selected and read aloud.</summary>
    public static string Svg(ChartDrawing drawing, ChartTheme theme, ImageSize size)
    {
        using var scene = Build(drawing, theme, size);
        scene.Over.Texts = [];
        return SvgDocument.Complete(scene.Plot.GetSvgXml(size.Width, size.Height), scene.Texts, scene.Over.Hovers, drawing, size);
    }

    internal static Scene Build(ChartDrawing drawing, ChartTheme theme, ImageSize size)
    {
        if (!size.IsDrawable)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, "No picture has this size.");
        }
        return drawing switch
        {
            BarDrawing bars => new BarScene(bars, theme, size).Build(),
            CurveDrawing curves => new CurveScene(curves, theme, size).Build(),
            DayDrawing day => new DayScene(day, theme, size).Build(),
            DepthDrawing depth => new DepthScene(depth, theme, size).Build(),
            ParetoDrawing pareto => new ParetoScene(pareto, theme, size).Build(),
            HeatmapDrawing heatmap => new HeatmapScene(heatmap, theme, size).Build(),
            FrontierDrawing frontier => new FrontierScene(frontier, theme, size).Build(),
            TornadoDrawing tornado => new TornadoScene(tornado, theme, size).Build(),
            HistogramDrawing histogram => new HistogramScene(histogram, theme, size).Build(),
            ConfidenceDrawing confidence => new ConfidenceScene(confidence, theme, size).Build(),
            FanDrawing fan => new FanScene(fan, theme, size).Build(),
            FitDrawing fit => new FitScene(fit, theme, size).Build(),
            _ => throw new ArgumentOutOfRangeException(nameof(drawing), drawing, "No scene is known for this drawing."),
        };
    }
}
