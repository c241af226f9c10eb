using CapacityCalc.Cli.Formats;
using CapacityCalc.Cli.Formats.Html;
using CapacityCalc.Cli.Reports;
using CapacityCalc.Cli.Reports.Stories;
using CapacityCalc.Cli.Stories;
using CapacityCalc.Core.Diagnostics;

namespace CapacityCalc.Cli.Commands;

/// <summary>Where a report is written: one page of HTML with its charts in it, or Markdown with a folder of charts beside it.</summary>
/// <param name="Path">As the person wrote it.</param>
internal sealed record ReportFile(string Path, StoryPictures Pictures, StoryCharts Charts)
{
    private const string FolderEnding = "-charts";

    /// <summary>Null after a diagnostic.</summary>
    /// <param name="charts">As <c>--charts</c> names them; null where it does not.</param>
    public static ReportFile? Of(string path, string? charts, DiagnosticBag bag)
    {
        StoryCharts? look = charts switch { null or "svg" => StoryCharts.Svg, "png" => StoryCharts.Png, _ => null };
        switch (OutputFormats.ForFile(path))
        {
            case HtmlFormat when charts is not null:
                bag.Error(UsageCodes.InvalidUsage, default, "--charts does nothing to a report in HTML, which has its charts in it", "leave it out, or let the file's name end in .md");
                return null;
            case HtmlFormat:
                return new(path, StoryPictures.Inside, StoryCharts.Svg);
            case MarkdownFormat when look is { } known:
                var name = System.IO.Path.GetFileNameWithoutExtension(path);
                return new(path, new StoryPictures(name + FolderEnding, known == StoryCharts.Png ? ".png" : ".svg"), known);
            case MarkdownFormat:
                bag.Error(UsageCodes.InvalidUsage, default, $"there are no charts of kind '{charts}'", "write svg or png");
                return null;
            default:
                bag.Error(UsageCodes.InvalidUsage, default, $"the name '{path}' does not say which kind of report to write", "let it end in .html or .md");
                return null;
        }
    }

    /// <summary>The charts first, then the page that shows them: a page that is there shows what it names. False after a diagnostic.</summary>
    public bool Write(Made<Story> told, Session session)
    {
        var report = StoryReport.From(told.Value, Pictures);
        var page = Pictures.Folder is null ? HtmlFormat.Write(report) : MarkdownFormat.Write(report);
        return session.Engine.WriteFiles([.. ChartFiles(told.Value), (Path, Terminal.Encode(page))], told.Inputs, session.Bag);
    }

    private IEnumerable<(string Path, ReadOnlyMemory<byte> Contents)> ChartFiles(Story story)
    {
        var beside = System.IO.Path.GetDirectoryName(Path) ?? "";
        return Pictures.Folder is { } folder ? Pictures.Files(story).Select(file => (System.IO.Path.Combine(beside, folder, file.Name), file.Picture)) : [];
    }
}
