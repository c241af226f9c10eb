using System.Collections.Immutable;

namespace CapacityCalc.Core.Derivations.Expressions;

/// <summary>A number that no scenario changes, such as the seconds of an hour.</summary>
public sealed record Constant(double Value, Measure Measure) : Expression
{
    /// <summary>Significant digits that it is printed to.</summary>
    public int Digits { get; init; } = Measure.MostDigits;

    internal override IEnumerable<string> Leaves => [];

    public override double Evaluate(Func<string, double> valueOf) => Value;

    public override string Write(Notation notation, Func<string, string> nameOf) => notation.Figure(Measure.Print(Value, Digits));

    internal override Binding BindingIn(Notation notation) => Value < 0 ? Binding.Sum : Binding.Atom;
}

/// <summary>Stands for terms that are left out.</summary>
internal sealed record Ellipsis : Expression
{
    /// <summary>More terms than these are a list that nobody reads in symbols.</summary>
    private const int MostTerms = 8;

    internal override IEnumerable<string> Leaves => [];

    public override double Evaluate(Func<string, double> valueOf) => throw new NotSupportedException("what is left out has no value");

    public override string Write(Notation notation, Func<string, string> nameOf) => "…";

    internal override Binding BindingIn(Notation notation) => Binding.Atom;

    /// <summary>The first terms and the last.</summary>
    internal static ImmutableArray<Expression> Within(ImmutableArray<Expression> terms) => terms.Length <= MostTerms ? terms : [terms[0], terms[1], new Ellipsis(), terms[^1]];
}

/// <summary>Another figure.</summary>
public sealed record Reference(string Path) : Expression
{
    internal override IEnumerable<string> Leaves => [Path];

    public override double Evaluate(Func<string, double> valueOf) => valueOf(Path);

    public override string Write(Notation notation, Func<string, string> nameOf) => nameOf(Path);

    internal override Binding BindingIn(Notation notation) => Binding.Atom;
}
