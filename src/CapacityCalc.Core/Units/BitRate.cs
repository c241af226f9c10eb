namespace CapacityCalc.Core.Units;

/// <summary>A bandwidth, in bytes per second.</summary>
/// <remarks>
/// The name is UnitsNet's. The base is the byte, as sizes are in bytes; a capital B is a byte, a small b a bit.
/// Range, equality, NaN and default are those of every <see cref="IQuantity{TSelf}"/>.
/// </remarks>
public readonly record struct BitRate : IQuantity<BitRate>
{
    private const double BitsPerByte = 8;

    private BitRate(double bytesPerSecond) => BytesPerSecond = bytesPerSecond;

    public static Dimension Dimension { get; } = new("bandwidth", "12.5 Gbit/s",
    [
        new("B/s", 1) { LeastPrinted = 0.01 },
        new("kB/s", 1e3),
        new("MB/s", 1e6),
        new("GB/s", 1e9),
        new("TB/s", 1e12),
        new("KB/s", 1e3, IsPrinted: false),
        new("KiB/s", 1024, IsPrinted: false),
        new("MiB/s", 1024.0 * 1024, IsPrinted: false),
        new("GiB/s", 1024.0 * 1024 * 1024, IsPrinted: false),
        new("TiB/s", 1024.0 * 1024 * 1024 * 1024, IsPrinted: false),
        new("Mbit/s", 1e6 / BitsPerByte, IsPrinted: false) { IsPrintedWhenExact = true },
        new("Gbit/s", 1e9 / BitsPerByte, IsPrinted: false) { IsPrintedWhenExact = true },
        new("bit/s", 1 / BitsPerByte, IsPrinted: false),
        new("kbit/s", 1e3 / BitsPerByte, IsPrinted: false),
        new("Tbit/s", 1e12 / BitsPerByte, IsPrinted: false),
        new("bps", 1 / BitsPerByte, IsPrinted: false),
        new("kbps", 1e3 / BitsPerByte, IsPrinted: false),
        new("Kbps", 1e3 / BitsPerByte, IsPrinted: false),
        new("Mbps", 1e6 / BitsPerByte, IsPrinted: false),
        new("Gbps", 1e9 / BitsPerByte, IsPrinted: false),
        new("Tbps", 1e12 / BitsPerByte, IsPrinted: false),
        new("kb/s", 1e3 / BitsPerByte, IsPrinted: false),
        new("Mb/s", 1e6 / BitsPerByte, IsPrinted: false),
        new("Gb/s", 1e9 / BitsPerByte, IsPrinted: false),
        new("Tb/s", 1e12 / BitsPerByte, IsPrinted: false),
    ]);

    public static BitRate Zero => default;

    public double BytesPerSecond { get; }

    public double GigabytesPerSecond => BytesPerSecond / 1e9;

    public double BitsPerSecond => BytesPerSecond * BitsPerByte;

    public double GigabitsPerSecond => BytesPerSecond / (1e9 / BitsPerByte);

    public double Base => BytesPerSecond;

    public static BitRate FromBytesPerSecond(double bytesPerSecond) => new(bytesPerSecond);

    public static BitRate FromGigabytesPerSecond(double gigabytesPerSecond) => new(gigabytesPerSecond * 1e9);

    public static BitRate FromBitsPerSecond(double bitsPerSecond) => new(bitsPerSecond / BitsPerByte);

    public static BitRate FromGigabitsPerSecond(double gigabitsPerSecond) => new(gigabitsPerSecond * (1e9 / BitsPerByte));

    public static BitRate FromBase(double value) => new(value);

    public int CompareTo(BitRate other) => BytesPerSecond.CompareTo(other.BytesPerSecond);

    public override string ToString() => Dimension.Print(BytesPerSecond);
}
