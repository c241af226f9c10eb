using System.Collections.Immutable;

namespace CapacityCalc.Core.Derivations.Expressions;

/// <param name="Terms">At least one.</param>
public sealed record Sum(ImmutableArray<Expression> Terms) : Expression
{
    public static Expression Of(IEnumerable<Expression> terms) => terms.ToImmutableArray() switch
    {
        [] => 0,
        [var only] => only,
        var several => new Sum(several),
    };

    internal override Expression Shortened() => new Sum(Ellipsis.Within(Terms));

    internal override IEnumerable<string> Leaves => Terms.SelectMany(term => term.Leaves);

    public override double Evaluate(Func<string, double> valueOf) => Terms.Sum(term => term.Evaluate(valueOf));

    public override string Write(Notation notation, Func<string, string> nameOf) =>
        string.Join(" + ", Terms.Select((term, index) => term.WriteWithin(notation, nameOf, index == 0 ? Binding.Sum : Binding.Product)));

    internal override Binding BindingIn(Notation notation) => Binding.Sum;
}

public sealed record Difference(Expression From, Expression Less) : Expression
{
    internal override IEnumerable<string> Leaves => From.Leaves.Concat(Less.Leaves);

    public override double Evaluate(Func<string, double> valueOf) => From.Evaluate(valueOf) - Less.Evaluate(valueOf);

    public override string Write(Notation notation, Func<string, string> nameOf) =>
        $"{From.WriteWithin(notation, nameOf, Binding.Sum)} {notation.Minus} {Less.WriteWithin(notation, nameOf, Binding.Product)}";

    internal override Binding BindingIn(Notation notation) => Binding.Sum;
}

/// <param name="Factors">At least one.</param>
public sealed record Product(ImmutableArray<Expression> Factors) : Expression
{
    internal override IEnumerable<string> Leaves => Factors.SelectMany(factor => factor.Leaves);

    public override double Evaluate(Func<string, double> valueOf) => Factors.Aggregate(1.0, (product, factor) => product * factor.Evaluate(valueOf));

    public override string Write(Notation notation, Func<string, string> nameOf) =>
        string.Join($" {notation.Times} ", Factors.Select(factor => factor.WriteWithin(notation, nameOf, Binding.Product)));

    internal override Binding BindingIn(Notation notation) => Binding.Product;
}

public sealed record Quotient(Expression Dividend, Expression Divisor) : Expression
{
    internal override Expression Shortened() => new Quotient(Dividend.Shortened(), Divisor.Shortened());

    internal override IEnumerable<string> Leaves => Dividend.Leaves.Concat(Divisor.Leaves);

    public override double Evaluate(Func<string, double> valueOf) => Dividend.Evaluate(valueOf) / Divisor.Evaluate(valueOf);

    public override string Write(Notation notation, Func<string, string> nameOf) => notation.HasFractions
        ? notation.Fraction(Dividend.Write(notation, nameOf), Divisor.Write(notation, nameOf))
        : $"{Dividend.WriteWithin(notation, nameOf, Binding.Product)} {notation.Over} {Divisor.WriteWithin(notation, nameOf, Binding.Atom)}";

    internal override Binding BindingIn(Notation notation) => notation.HasFractions ? Binding.Atom : Binding.Product;
}
