using System.Collections.Immutable;

namespace CapacityCalc.Core.Diagnostics;

/// <summary>Collects every diagnostic of one pass, so that a person sees all of them at once.</summary>
public sealed class DiagnosticBag
{
    private readonly ImmutableArray<Diagnostic>.Builder _items = ImmutableArray.CreateBuilder<Diagnostic>();

    public bool HasErrors { get; private set; }

    public void Error(string code, SourceSpan span, string message, string? hint = null) =>
        Add(new Diagnostic(code, Severity.Error, span, message, hint));

    public void Warning(string code, SourceSpan span, string message, string? hint = null) =>
        Add(new Diagnostic(code, Severity.Warning, span, message, hint));

    public void Info(string code, SourceSpan span, string message, string? hint = null) =>
        Add(new Diagnostic(code, Severity.Info, span, message, hint));

    public void Add(Diagnostic diagnostic)
    {
        _items.Add(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
    }

    public void AddAll(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    public ImmutableArray<Diagnostic> ToImmutable() => _items.ToImmutable();
}
