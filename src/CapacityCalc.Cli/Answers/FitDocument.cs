using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;

namespace CapacityCalc.Cli.Answers;

/// <summary>A fit for programs. Members may be added; none is ever renamed, moved or left out.</summary>
public static class FitDocument
{
    private static readonly Words<FittedFigure> FigureName = new("name", figure => figure.Name);

    private static readonly ImmutableArray<Member<FittedFigure>> FigureMembers =
    [
        FigureName,
        new Words<FittedFigure>("unit", UnitOf),
        new Figure<FittedFigure>("value", figure => figure.Value, UnitOf),
        new Figure<FittedFigure>("standard_error", figure => figure.IsLearnt ? figure.StandardError : null, UnitOf),
        new Figure<FittedFigure>("low", figure => figure.Low, UnitOf),
        new Figure<FittedFigure>("high", figure => figure.High, UnitOf),
    ];

    internal static DocumentShape<Fit> Shape { get; } = new("capcalc/fit/1",
    [
        new Words<Fit>("source", answer => answer.Source),
        new Words<Fit>("kind", answer => answer.Kind),
        new Words<Fit>("formula", answer => answer.Formula),
        new Words<Fit>("method", answer => answer.Method),
        new Figure<Fit>("measurements", answer => answer.Measurements),
        new Items<Fit, FittedFigure>("parameters", answer => answer.Parameters, FigureMembers, FigureName),
        new Items<Fit, FittedFigure>("derived", answer => answer.Derived, FigureMembers, FigureName),
        new Figure<Fit>("r_squared", answer => answer.RSquared),
        new Figure<Fit>("relative_spread", answer => answer.RelativeSpread),
        new Figure<Fit>("absolute_spread", answer => answer.AbsoluteSpread, answer => answer.Y.Dimension.Units[0].Symbol),
        new Words<Fit>("x", answer => answer.X.Name),
        new Words<Fit>("y", answer => answer.Y.Name),
        new Words<Fit>("y_unit", answer => answer.Y.Dimension.Units[0].Symbol),
        new Items<Fit, FittedRow>("rows", answer => answer.Rows,
        [
            new Figure<FittedRow>("line", row => row.Span.Line > 0 ? row.Span.Line : null),
            new Words<FittedRow>("label", row => row.Label),
            new Figure<FittedRow>("x", row => row.X),
            new Figure<FittedRow>("measured", row => row.Measured),
            new Figure<FittedRow>("low", row => row.Low),
            new Figure<FittedRow>("high", row => row.High),
            new Figure<FittedRow>("fitted", row => row.Fitted),
            new Figure<FittedRow>("relative_residual", row => row.RelativeResidual),
            new Figure<FittedRow>("weight", row => row.Weight),
        ]),
        new Words<Fit>("yaml", answer => answer.Snippet.Text),
        new WordList<Fit>("remarks", answer => answer.Snippet.Remarks),
    ]);

    public static DescribedDocument<Fit> From(Fit fit, ImmutableArray<Diagnostic> diagnostics) => new(Shape, fit, diagnostics);

    private static string UnitOf(FittedFigure figure) => figure.Dimension.Units[0].Symbol;
}
