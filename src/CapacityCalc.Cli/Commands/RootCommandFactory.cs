using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;

namespace CapacityCalc.Cli.Commands;

/// <summary>Every command; a new one is a file in this folder and a line here.</summary>
internal static class RootCommandFactory
{
    private static readonly ImmutableArray<(string Line, string Meaning)> Examples =
    [
        ("capcalc init", "asks the questions of a design and writes a scenario"),
        ("capcalc estimate web-search.yaml", "funnel, latency percentiles, machines, cost and verdicts"),
        ("capcalc simulate web-search.yaml", "the same fleet simulated, and how far the estimate is from it"),
        ("capcalc compare web-search.yaml --vary pipeline.rank-1.keep=100,200,500", "variants side by side, and which to choose"),
        ("capcalc estimate --help", "a command's own options and examples"),
    ];

    public static RootCommand Create(Session session)
    {
        var root = new RootCommand("Capacity and latency of multi-stage ranking systems, from one scenario file.")
        {
            EstimateCommand.Create(session),
            SimulateCommand.Create(session),
            CompareCommand.Create(session),
            SolveCommand.Create(session),
            UncertaintyCommand.Create(session),
            ExplainCommand.Create(session),
            FitCommand.Create(session),
            CheckCommand.Create(session),
            InitCommand.Create(session),
            ChartCommand.Create(session),
            ReportCommand.Create(session),
            CatalogCommand.Create(session),
            CompletionCommand.Create(session),
        };
        root.Subcommands.Add(CompleteCommand.Create(session, root));
        root.Directives.Clear();
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                help.MaxWidth = Formats.Page.FullWidth;
                option.Action = new HelpWithExamples(help, Examples);
            }
            else if (option is VersionOption)
            {
                option.Action = new TellVersion();
            }
        }

        return root;
    }
}
