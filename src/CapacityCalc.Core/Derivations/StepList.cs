using System.Collections.Immutable;
using CapacityCalc.Core.Derivations.Expressions;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Derivations;

/// <summary>Steps as the families of figures tell them; what was told first stands.</summary>
internal sealed class StepList(Subject subject)
{
    /// <summary>Relative; a formula whose result differs by more is not the figure's. Far below the last digit that is printed.</summary>
    private const double Rounding = 1e-8;

    /// <summary>What is said of a figure whose formula has an exception that is not told.</summary>
    internal const string Untold = "as the estimate computes it from these";

    private readonly Dictionary<string, Step> _steps = [];
    private readonly List<string> _order = [];

    public Subject Subject => subject;

    /// <summary>A figure of the estimate, or one between it and its inputs.</summary>
    /// <param name="value">Null where there is no such figure, and then there is no step.</param>
    /// <returns>For the formulas of others.</returns>
    public Reference Add(string path, Symbol symbol, string words, Measure measure, double? value, Basis basis, string? owner = null)
    {
        if (value is { } known && double.IsFinite(known) && _steps.TryAdd(path, new Step { Path = path, Words = words, Symbol = symbol, Owner = owner, Value = known, Measure = measure, Basis = basis }))
        {
            _order.Add(path);
        }

        return new Reference(path);
    }

    /// <summary>The same by a formula.</summary>
    public Reference Add(string path, Symbol symbol, string words, Measure measure, double? value, Expression formula, string? owner = null, string? remark = null) =>
        Add(path, symbol, words, measure, value, new ClosedForm(formula, remark), owner);

    /// <summary>An input of the scenario.</summary>
    /// <param name="path">Where it stands among the assumptions.</param>
    public Reference Given(string path, Symbol symbol, string words, Measure measure, double value, string? owner = null)
    {
        var assumption = subject.Assumed(path);
        return Add(path, symbol, words, measure, value, new GivenValue(assumption?.Value ?? measure.Print(value).ToString(), assumption?.Origin ?? ValueOrigin.File, assumption?.Note), owner);
    }

    public bool Has(string path) => _steps.ContainsKey(path);

    /// <summary>The steps with every formula checked: one that does not give its figure is not told as one.</summary>
    public ImmutableArray<Step> ToImmutable()
    {
        foreach (var path in _order)
        {
            var step = _steps[path];
            if (step.Basis is ClosedForm closed && !Gives(closed.Formula, step.Value))
            {
                _steps[path] = step with { Basis = new NumericMethod(Untold, Known(closed.Inputs)) };
            }
            else if (step.Basis is NumericMethod numeric)
            {
                _steps[path] = step with { Basis = numeric with { From = Known(numeric.From) } };
            }
        }

        var printed = new HashSet<string>();
        foreach (var path in _order)
        {
            Round(path, printed);
        }

        return [.. _order.Select(path => _steps[path])];
    }

    /// <summary>Takes from a figure the digits that do not follow from its inputs as they are printed: a difference of large numbers has fewer than they.</summary>
    private void Round(string path, HashSet<string> done)
    {
        if (!done.Add(path) || _steps[path] is not { Basis: ClosedForm { Formula: var formula } } step)
        {
            return;
        }

        foreach (var input in formula.Inputs)
        {
            Round(input, done);
        }

        var error = Math.Abs(formula.Evaluate(input => _steps[input].PrintedValue) - step.Value);
        var digits = Measure.MostDigits;
        while (digits > 1 && step.Value != 0 && error > step.Measure.LastDigit(step.Value, digits))
        {
            digits--;
        }

        _steps[path] = step with { Digits = digits };
    }

    private ImmutableArray<string> Known(ImmutableArray<string> paths) => [.. paths.Where(_steps.ContainsKey).Distinct()];

    private bool Gives(Expression formula, double value)
    {
        if (!formula.Inputs.All(_steps.ContainsKey))
        {
            return false;
        }

        var result = formula.Evaluate(path => _steps[path].Value);
        return Math.Abs(result - value) <= Rounding * Math.Max(Math.Abs(value), Math.Abs(result));
    }
}
