using CapacityCalc.Core.Derivations;
using CapacityCalc.Core.Derivations.Expressions;

namespace CapacityCalc.Core.Tests.Derivations;

public sealed class ExpressionTests
{
    private static readonly Reference A = new("a"), B = new("b"), C = new("c");

    public static TheoryData<string, string, string, double> Formulas() => new()
    {
        { "a product of sums", "(a + b) × (a − c)", @"\left(a + b\right) \times \left(a - c\right)", 28 },
        { "a quotient of products", "a × b ÷ (b × c)", @"\frac{a \times b}{b \times c}", 5 },
        { "a difference of a sum", "a − (b + c)", @"a - \left(b + c\right)", 2 },
        { "a quotient of a quotient", "a ÷ (b ÷ c)", @"\frac{a}{\frac{b}{c}}", 2.5 },
        { "a quotient less a quotient", "a ÷ c − b ÷ c", @"\frac{a}{c} - \frac{b}{c}", 3 },
        { "rounding up", "⌈a ÷ b⌉", @"\left\lceil \frac{a}{b} \right\rceil", 3 },
        { "rounding down", "⌊a ÷ b⌋", @"\left\lfloor \frac{a}{b} \right\rfloor", 2 },
        { "a function of several", "max(1, a, b + c)", @"\max\left(1, a, b + c\right)", 5 },
        { "a power of a sum", "(1 + a)^b", @"{\left(1 + a\right)}^{b}", 36 },
        { "a root", "√(a − c)", @"\sqrt{a - c}", 2 },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void Expression_OfEveryOperation_WritesWhatItEvaluates(string name, string text, string latex, double value)
    {
        var formula = Of(name);

        Assert.Equal(text, formula.Write(Notation.Text, path => path));
        Assert.Equal(latex, formula.Write(Notation.Latex, path => path));
        Assert.Equal(value, formula.Evaluate(path => path switch { "a" => 5, "b" => 2, _ => 1 }), 12);
    }

    [Fact]
    public void Ceiling_OfAnExcessThatIsRounding_BuysNothing()
    {
        Assert.Equal(3, new Ceiling(3.0000000001).Evaluate(_ => 0));
        Assert.Equal(4, new Ceiling(3.00001).Evaluate(_ => 0));
    }

    [Fact]
    public void Inputs_OfAFormula_AreItsPathsInOrderOnce() => Assert.Equal(["b", "a"], (B * A / (B + A)).Inputs);

    [Theory]
    [InlineData(0.0223592742, "22.3593 ms")]
    [InlineData(0, "0 s")]
    [InlineData(-0.147, "−147 ms")]
    [InlineData(0.9999999, "1 s")]
    public void Measure_OfATime_PrintsSixDigits(double seconds, string printed) => Assert.Equal(printed, Measure.Seconds.Print(seconds).ToString());

    [Fact]
    public void Measure_OfHosts_PrintsEveryOne() => Assert.Equal("12345678", Measure.Hosts.Print(12_345_678).ToString());

    [Fact]
    public void Latex_OfWordsFromAFile_IsEscaped()
    {
        Assert.Equal(@"\text{a\_b \{50\%\} \& \textbackslash{}x}", Notation.Latex.Words(@"a_b {50%} & \x"));
        Assert.Equal(@"N_{\mathrm{t},\text{rank\_2}}", Notation.Latex.Symbol(new Symbol("N", "t"), "rank_2"));
        Assert.Equal(@"1.5 \times 10^{-7}\,\mathrm{\mu s}", Notation.Latex.Figure(new PrintedNumber("1.5e-7", " µs")));
    }

    private static Expression Of(string name) => name switch
    {
        "a product of sums" => (A + B) * (A - C),
        "a quotient of products" => A * B / (B * C),
        "a difference of a sum" => A - (B + C),
        "a quotient of a quotient" => A / (B / C),
        "a quotient less a quotient" => (A / C) - (B / C),
        "rounding up" => new Ceiling(A / B),
        "rounding down" => new Floor(A / B),
        "a function of several" => new Function(FunctionKind.Max, 1, A, B + C),
        "a power of a sum" => new Power(1 + A, B),
        "a root" => new Function(FunctionKind.Sqrt, A - C),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such formula"),
    };
}
