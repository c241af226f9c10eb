using System.Collections.Immutable;
using CapacityCalc.Cli.Answers;

namespace CapacityCalc.Cli.Formats;

/// <summary>A way to write an answer down.</summary>
public interface IOutputFormat
{
    /// <summary>As <c>--format</c> names it.</summary>
    string Name { get; }

    /// <summary>The file names' endings that choose it, with their dot.</summary>
    ImmutableArray<string> Extensions { get; }

    /// <summary>Whether the answer's warnings can be read in it, so that they need not be repeated beside it.</summary>
    bool ShowsWarnings { get; }

    /// <summary>The answer in full, ending with a line end; UTF-8 whatever the machine's own encoding.</summary>
    string Write(Answer answer, Page page);
}
