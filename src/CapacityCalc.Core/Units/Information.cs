namespace CapacityCalc.Core.Units;

/// <summary>An amount of data, in bytes.</summary>
/// <remarks>
/// kB, MB … are powers of 1000 and KiB, MiB … powers of 1024.
/// Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.
/// </remarks>
public readonly record struct Information : IQuantity<Information>
{
    private const double Kibi = 1024;
    private const double Mebi = Kibi * 1024;
    private const double Gibi = Mebi * 1024;
    private const double Tebi = Gibi * 1024;
    private const double Pebi = Tebi * 1024;

    private Information(double bytes) => Bytes = bytes;

    public static Dimension Dimension { get; } = new("data size", "64 GiB",
    [
        new("B", 1) { LeastPrinted = 0.01 },
        new("kB", 1e3),
        new("KB", 1e3, IsPrinted: false),
        new("MB", 1e6),
        new("GB", 1e9),
        new("TB", 1e12),
        new("PB", 1e15),
        new("KiB", Kibi, IsPrinted: false) { IsPrintedWhenExact = true },
        new("MiB", Mebi, IsPrinted: false) { IsPrintedWhenExact = true },
        new("GiB", Gibi, IsPrinted: false) { IsPrintedWhenExact = true },
        new("TiB", Tebi, IsPrinted: false) { IsPrintedWhenExact = true },
        new("PiB", Pebi, IsPrinted: false) { IsPrintedWhenExact = true },
        new("byte", 1, IsPrinted: false),
        new("bytes", 1, IsPrinted: false),
    ]);

    public static Information Zero => default;

    public double Bytes { get; }

    public double Kilobytes => Bytes / 1e3;

    public double Megabytes => Bytes / 1e6;

    public double Gigabytes => Bytes / 1e9;

    public double Terabytes => Bytes / 1e12;

    public double Kibibytes => Bytes / Kibi;

    public double Mebibytes => Bytes / Mebi;

    public double Gibibytes => Bytes / Gibi;

    public double Tebibytes => Bytes / Tebi;

    public double Base => Bytes;

    public static Information FromBytes(double bytes) => new(bytes);

    public static Information FromKilobytes(double kilobytes) => new(kilobytes * 1e3);

    public static Information FromMegabytes(double megabytes) => new(megabytes * 1e6);

    public static Information FromGigabytes(double gigabytes) => new(gigabytes * 1e9);

    public static Information FromTerabytes(double terabytes) => new(terabytes * 1e12);

    public static Information FromKibibytes(double kibibytes) => new(kibibytes * Kibi);

    public static Information FromMebibytes(double mebibytes) => new(mebibytes * Mebi);

    public static Information FromGibibytes(double gibibytes) => new(gibibytes * Gibi);

    public static Information FromTebibytes(double tebibytes) => new(tebibytes * Tebi);

    public static Information FromBase(double value) => new(value);

    /// <summary>How long the data takes to cross a link.</summary>
    public static Duration operator /(Information size, BitRate bandwidth) => Duration.FromSeconds(size.Bytes / bandwidth.BytesPerSecond);

    public int CompareTo(Information other) => Bytes.CompareTo(other.Bytes);

    public override string ToString() => Dimension.Print(Bytes);
}
