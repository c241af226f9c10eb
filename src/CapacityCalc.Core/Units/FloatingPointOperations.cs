namespace CapacityCalc.Core.Units;

/// <summary>How many floating-point operations a computation takes, in FLOP.</summary>
/// <remarks>Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.</remarks>
public readonly record struct FloatingPointOperations : IQuantity<FloatingPointOperations>
{
    private FloatingPointOperations(double flop) => Flop = flop;

    public static Dimension Dimension { get; } = new("number of operations", "97 TFLOP",
    [
        new("FLOP", 1) { LeastPrinted = 1e-4 },
        new("KFLOP", 1e3),
        new("MFLOP", 1e6),
        new("GFLOP", 1e9),
        new("TFLOP", 1e12),
        new("PFLOP", 1e15),
        new("EFLOP", 1e18),
        new("kFLOP", 1e3, IsPrinted: false),
        new("FLOPs", 1, IsPrinted: false),
        new("kFLOPs", 1e3, IsPrinted: false),
        new("KFLOPs", 1e3, IsPrinted: false),
        new("MFLOPs", 1e6, IsPrinted: false),
        new("GFLOPs", 1e9, IsPrinted: false),
        new("TFLOPs", 1e12, IsPrinted: false),
        new("PFLOPs", 1e15, IsPrinted: false),
        new("EFLOPs", 1e18, IsPrinted: false),
    ]);

    public static FloatingPointOperations Zero => default;

    public double Flop { get; }

    public double Gigaflop => Flop / 1e9;

    public double Teraflop => Flop / 1e12;

    public double Base => Flop;

    public static FloatingPointOperations FromFlop(double flop) => new(flop);

    public static FloatingPointOperations FromGigaflop(double gigaflop) => new(gigaflop * 1e9);

    public static FloatingPointOperations FromTeraflop(double teraflop) => new(teraflop * 1e12);

    public static FloatingPointOperations FromBase(double value) => new(value);

    /// <summary>How long the operations take at that rate.</summary>
    public static Duration operator /(FloatingPointOperations operations, FloatingPointRate rate) =>
        Duration.FromSeconds(operations.Flop / rate.FlopPerSecond);

    public int CompareTo(FloatingPointOperations other) => Flop.CompareTo(other.Flop);

    public override string ToString() => Dimension.Print(Flop);
}
