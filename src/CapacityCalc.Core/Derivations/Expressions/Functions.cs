using System.Collections.Immutable;

namespace CapacityCalc.Core.Derivations.Expressions;

/// <summary>The next whole number; an excess of a billionth is rounding, and buys nothing.</summary>
public sealed record Ceiling(Expression Of) : Expression
{
    private const double Rounding = 1e-9;

    internal override IEnumerable<string> Leaves => Of.Leaves;

    public override double Evaluate(Func<string, double> valueOf) => Math.Ceiling(Of.Evaluate(valueOf) * (1 - Rounding));

    public override string Write(Notation notation, Func<string, string> nameOf) => notation.RoundedUp(Of.Write(notation, nameOf));

    internal override Binding BindingIn(Notation notation) => Binding.Atom;
}

/// <summary>The whole number before it.</summary>
public sealed record Floor(Expression Of) : Expression
{
    internal override IEnumerable<string> Leaves => Of.Leaves;

    public override double Evaluate(Func<string, double> valueOf) => Math.Floor(Of.Evaluate(valueOf));

    public override string Write(Notation notation, Func<string, string> nameOf) => notation.RoundedDown(Of.Write(notation, nameOf));

    internal override Binding BindingIn(Notation notation) => Binding.Atom;
}

/// <summary>A function by its name.</summary>
/// <param name="Arguments">At least one.</param>
public sealed record Function(FunctionKind Kind, params ImmutableArray<Expression> Arguments) : Expression
{
    internal override Expression Shortened() => new Function(Kind, Ellipsis.Within(Arguments));

    internal override IEnumerable<string> Leaves => Arguments.SelectMany(argument => argument.Leaves);

    public override double Evaluate(Func<string, double> valueOf)
    {
        var values = Arguments.Select(argument => argument.Evaluate(valueOf)).ToArray();
        return Kind switch
        {
            FunctionKind.Max => values.Max(),
            FunctionKind.Min => values.Min(),
            FunctionKind.Exp => Math.Exp(values[0]),
            FunctionKind.Ln => Math.Log(values[0]),
            FunctionKind.Sqrt => Math.Sqrt(values[0]),
            _ => throw new ArgumentOutOfRangeException(nameof(valueOf), Kind, "no such function"),
        };
    }

    public override string Write(Notation notation, Func<string, string> nameOf) =>
        notation.Called(Kind, Arguments.Select(argument => argument.Write(notation, nameOf)));

    internal override Binding BindingIn(Notation notation) => Binding.Atom;
}

public enum FunctionKind
{
    Max,
    Min,
    Exp,
    Ln,
    Sqrt,
}

/// <param name="Exponent">A whole number.</param>
public sealed record Power(Expression Base, Expression Exponent) : Expression
{
    internal override IEnumerable<string> Leaves => Base.Leaves.Concat(Exponent.Leaves);

    public override double Evaluate(Func<string, double> valueOf) => Math.Pow(Base.Evaluate(valueOf), Exponent.Evaluate(valueOf));

    public override string Write(Notation notation, Func<string, string> nameOf) =>
        notation.Raised(Base.WriteWithin(notation, nameOf, Binding.Atom), Exponent.Write(notation, nameOf));

    internal override Binding BindingIn(Notation notation) => Binding.Atom;
}
