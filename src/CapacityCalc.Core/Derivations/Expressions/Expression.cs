using System.Collections.Immutable;

namespace CapacityCalc.Core.Derivations.Expressions;

/// <summary>A formula that evaluates and writes itself, so that what is printed is what is computed.</summary>
/// <remarks>Its leaves are constants and the paths of other figures; what stands for a path, its value, symbol or words, is the caller's to say.</remarks>
public abstract record Expression
{
    /// <summary>The paths in it, in the order in which they are written, each once.</summary>
    public ImmutableArray<string> Inputs => [.. Leaves.Distinct()];

    /// <param name="valueOf">Of a path.</param>
    public abstract double Evaluate(Func<string, double> valueOf);

    /// <summary>The formula on one line.</summary>
    /// <param name="nameOf">What is written for a path; its parts are not broken up, so it is set in parentheses by itself where it needs them.</param>
    public abstract string Write(Notation notation, Func<string, string> nameOf);

    /// <summary>The same for reading, with dots for the middle of a long list of terms.</summary>
    internal virtual Expression Shortened() => this;

    internal abstract IEnumerable<string> Leaves { get; }

    /// <summary>How tightly its outermost operation binds.</summary>
    internal abstract Binding BindingIn(Notation notation);

    /// <summary>The formula as a part of another, in parentheses where it binds less tightly than that asks for.</summary>
    internal string WriteWithin(Notation notation, Func<string, string> nameOf, Binding least)
    {
        var text = Write(notation, nameOf);
        return BindingIn(notation) >= least ? text : notation.Grouped(text);
    }

    public static implicit operator Expression(double number) => new Constant(number, Measure.Number);

    public static Expression operator +(Expression left, Expression right) => new Sum([.. left is Sum sum ? sum.Terms : [left], right]);

    public static Expression operator -(Expression left, Expression right) => new Difference(left, right);

    public static Expression operator *(Expression left, Expression right) => new Product([.. left is Product product ? product.Factors : [left], right]);

    public static Expression operator /(Expression left, Expression right) => new Quotient(left, right);
}

internal enum Binding
{
    Sum,
    Product,
    Atom,
}
