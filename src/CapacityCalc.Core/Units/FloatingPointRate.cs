namespace CapacityCalc.Core.Units;

/// <summary>How fast floating-point operations are done, in FLOP/s.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct FloatingPointRate : IQuantity<FloatingPointRate>
{
    private FloatingPointRate(double flopPerSecond) => FlopPerSecond = flopPerSecond;

    public static Dimension Dimension { get; } = new("floating-point rate", "312 TFLOP/s",
    [
        new("FLOP/s", 1) { LeastPrinted = 1e-4 },
        new("KFLOP/s", 1e3),
        new("MFLOP/s", 1e6),
        new("GFLOP/s", 1e9),
        new("TFLOP/s", 1e12),
        new("PFLOP/s", 1e15),
        new("EFLOP/s", 1e18),
        new("kFLOP/s", 1e3, IsPrinted: false),
        new("FLOPS", 1, IsPrinted: false),
        new("kFLOPS", 1e3, IsPrinted: false),
        new("KFLOPS", 1e3, IsPrinted: false),
        new("MFLOPS", 1e6, IsPrinted: false),
        new("GFLOPS", 1e9, IsPrinted: false),
        new("TFLOPS", 1e12, IsPrinted: false),
        new("PFLOPS", 1e15, IsPrinted: false),
        new("EFLOPS", 1e18, IsPrinted: false),
    ]);

    public static FloatingPointRate Zero => default;

    public double FlopPerSecond { get; }

    public double GigaflopPerSecond => FlopPerSecond / 1e9;

    public double TeraflopPerSecond => FlopPerSecond / 1e12;

    public double Base => FlopPerSecond;

    public static FloatingPointRate FromFlopPerSecond(double flopPerSecond) => new(flopPerSecond);

    public static FloatingPointRate FromGigaflopPerSecond(double gigaflopPerSecond) => new(gigaflopPerSecond * 1e9);

    public static FloatingPointRate FromTeraflopPerSecond(double teraflopPerSecond) => new(teraflopPerSecond * 1e12);

    public static FloatingPointRate FromBase(double value) => new(value);

    public int CompareTo(FloatingPointRate other) => FlopPerSecond.CompareTo(other.FlopPerSecond);

    public override string ToString() => Dimension.Print(FlopPerSecond);
}
