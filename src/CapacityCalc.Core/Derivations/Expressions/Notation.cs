namespace CapacityCalc.Core.Derivations.Expressions;

/// <summary>How formulas are written: as text on a line, or as LaTeX.</summary>
public abstract class Notation
{
    public static Notation Text { get; } = new TextNotation();

    public static Notation Latex { get; } = new LatexNotation();

    internal abstract string Times { get; }

    internal abstract string Minus { get; }

    /// <summary>Between dividend and divisor, where they stand on one line.</summary>
    internal abstract string Over { get; }

    internal abstract bool HasFractions { get; }

    internal abstract string Fraction(string dividend, string divisor);

    internal abstract string Grouped(string text);

    internal abstract string RoundedUp(string text);

    internal abstract string RoundedDown(string text);

    internal abstract string Called(FunctionKind function, IEnumerable<string> arguments);

    internal abstract string Raised(string text, string exponent);

    /// <summary>A number with its unit.</summary>
    public abstract string Figure(PrintedNumber figure);

    public abstract string Symbol(Symbol symbol, string? owner);

    /// <summary>Words in a formula.</summary>
    public abstract string Words(string words);

    private static string NameOf(FunctionKind function) => function switch
    {
        FunctionKind.Max => "max",
        FunctionKind.Min => "min",
        FunctionKind.Exp => "exp",
        FunctionKind.Ln => "ln",
        FunctionKind.Sqrt => "√",
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "no such function"),
    };

    private sealed class TextNotation : Notation
    {
        internal override string Times => "×";

        internal override string Minus => "−";

        internal override string Over => "÷";

        internal override bool HasFractions => false;

        internal override string Fraction(string dividend, string divisor) => $"{dividend} ÷ {divisor}";

        internal override string Grouped(string text) => $"({text})";

        internal override string RoundedUp(string text) => $"⌈{text}⌉";

        internal override string RoundedDown(string text) => $"⌊{text}⌋";

        internal override string Called(FunctionKind function, IEnumerable<string> arguments) => $"{NameOf(function)}({string.Join(", ", arguments)})";

        internal override string Raised(string text, string exponent) => $"{OneWord(text)}^{OneWord(exponent)}";

        private static string OneWord(string text) => text.Contains(' ', StringComparison.Ordinal) && !text.StartsWith('(') ? $"({text})" : text;

        public override string Figure(PrintedNumber figure) => figure.ToString();

        public override string Symbol(Symbol symbol, string? owner) => owner is null ? symbol.Text : $"{symbol.Text}({owner})";

        public override string Words(string words) => words;
    }

    private sealed class LatexNotation : Notation
    {
        internal override string Times => @"\times";

        internal override string Minus => "-";

        internal override string Over => "/";

        internal override bool HasFractions => true;

        internal override string Fraction(string dividend, string divisor) => $@"\frac{{{dividend}}}{{{divisor}}}";

        internal override string Grouped(string text) => $@"\left({text}\right)";

        internal override string RoundedUp(string text) => $@"\left\lceil {text} \right\rceil";

        internal override string RoundedDown(string text) => $@"\left\lfloor {text} \right\rfloor";

        internal override string Called(FunctionKind function, IEnumerable<string> arguments) => function == FunctionKind.Sqrt
            ? $@"\sqrt{{{string.Join(", ", arguments)}}}"
            : $@"\{NameOf(function)}\left({string.Join(", ", arguments)}\right)";

        internal override string Raised(string text, string exponent) => $"{{{text}}}^{{{exponent}}}";

        public override string Figure(PrintedNumber figure)
        {
            var mark = figure.Number.IndexOf('e', StringComparison.Ordinal);
            var number = (mark < 0 ? figure.Number : $@"{figure.Number[..mark]} \times 10^{{{figure.Number[(mark + 1)..]}}}").Replace('−', '-');
            var unit = figure.Unit.Trim();
            return unit.Length == 0 ? number : unit == "%" ? number + @"\,\%" : $@"{number}\,\mathrm{{{unit.Replace("µ", @"\mu ", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal)}}}";
        }

        public override string Symbol(Symbol symbol, string? owner)
        {
            var index = symbol.Index is null ? "" : $@"\mathrm{{{symbol.Index}}}";
            var stage = owner is null ? "" : Words(owner);
            var both = index.Length > 0 && stage.Length > 0 ? $"{index},{stage}" : index + stage;
            return both.Length == 0 ? symbol.Latex : $"{symbol.Latex}_{{{both}}}";
        }

        public override string Words(string words) => $@"\text{{{Escape(words)}}}";

        private static string Escape(string words) =>
            string.Concat(words.Select(character => character switch
            {
                '\\' => @"\textbackslash{}",
                '&' or '%' or '$' or '#' or '_' or '{' or '}' => $@"\{character}",
                '~' => @"\textasciitilde{}",
                '^' => @"\textasciicircum{}",
                _ => character.ToString(),
            }));
    }
}
