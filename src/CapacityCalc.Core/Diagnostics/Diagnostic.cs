namespace CapacityCalc.Core.Diagnostics;

/// <summary>One thing to tell a person about the input or about the answer.</summary>
/// <param name="Code">A stable kebab-case word from <see cref="DiagnosticCodes"/>.</param>
/// <param name="Severity">Only an error stops the answer.</param>
/// <param name="Span">Where in the input; default where it concerns no single place.</param>
/// <param name="Message">One sentence, no full stop, that names the value and what is wrong with it.</param>
/// <param name="Hint">What would be right (<c>did you mean 'rank'?</c>), or null.</param>
public sealed record Diagnostic(string Code, Severity Severity, SourceSpan Span, string Message, string? Hint = null);
