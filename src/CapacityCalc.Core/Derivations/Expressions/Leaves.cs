namespace CapacityCalc.Core.Derivations.Expressions;

/// <summary>A number that no scenario changes, such as the seconds of an hour.</summary>
public sealed record Constant(double Value, Measure Measure) : Expression
{
    internal override IEnumerable<string> Leaves => [];

    public override double Evaluate(Func<string, double> valueOf) => Value;

    public override string Write(Notation notation, Func<string, string> nameOf) => notation.Figure(Measure.Print(Value));

    internal override Binding BindingIn(Notation notation) => Value < 0 ? Binding.Sum : Binding.Atom;
}

/// <summary>Another figure.</summary>
public sealed record Reference(string Path) : Expression
{
    internal override IEnumerable<string> Leaves => [Path];

    public override double Evaluate(Func<string, double> valueOf) => valueOf(Path);

    public override string Write(Notation notation, Func<string, string> nameOf) => nameOf(Path);

    internal override Binding BindingIn(Notation notation) => Binding.Atom;
}
