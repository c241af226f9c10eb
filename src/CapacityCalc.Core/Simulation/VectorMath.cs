using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CapacityCalc.Core.Simulation;

/// <summary>Elementary functions of eight numbers at once, the same to the last bit on every machine.</summary>
/// <remarks>Sums and products alone, none of them fused: where a machine has no fused multiply-add, one in software costs ten times as much.</remarks>
internal static class VectorMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Added and taken away again, it rounds to a whole number: 1.5 × 2⁵².</summary>
    private const double Rounder = 6755399441055744;

    /// <summary>ln x for positive, normal x; relative error ≤ 1e-14.</summary>
    /// <remarks>x = 2ᵏ m with m in [√½, √2); ln m = 2 artanh((m − 1)/(m + 1)), by its series.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log(Vector512<double> x)
    {
        // Subtracting the bits of √½ carries into the exponent exactly where the mantissa is above it.
        var offset = Vector512.Create(0x3FE6A09E667F3BCDL);
        var shifted = x.AsInt64() - offset;
        var exponent = (shifted & Vector512.Create(unchecked((long)0xFFF0000000000000UL)));
        var m = (x.AsInt64() - exponent).AsDouble();

        // The exponent as a double without a conversion that older machines lack: through the mantissa of 2⁵².
        var biased = ((exponent + Vector512.Create(0x3FF0000000000000L)) >>> 52) | Vector512.Create(0x4330000000000000L);
        var k = biased.AsDouble() - Vector512.Create(4503599627370496.0 + 1023);
        var f = (m - Vector512<double>.One) / (m + Vector512<double>.One);
        var s = f * f;
        var series = Vector512.Create(2.0 / 19);
        series = series * s + Vector512.Create(2.0 / 17);
        series = series * s + Vector512.Create(2.0 / 15);
        series = series * s + Vector512.Create(2.0 / 13);
        series = series * s + Vector512.Create(2.0 / 11);
        series = series * s + Vector512.Create(2.0 / 9);
        series = series * s + Vector512.Create(2.0 / 7);
        series = series * s + Vector512.Create(2.0 / 5);
        series = series * s + Vector512.Create(2.0 / 3);
        return k * Vector512.Create(Ln2High) + (f * (s * series) + (f + f) + k * Vector512.Create(Ln2Low));
    }

    /// <summary>eˣ; relative error ≤ 1e-14; x is first brought into [−700, 700].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        x = Vector512.MaxNative(Vector512.MinNative(x, Vector512.Create(700.0)), Vector512.Create(-700.0));
        var shifted = x * Vector512.Create(1.4426950408889634) + Vector512.Create(Rounder);
        var k = shifted - Vector512.Create(Rounder);
        var r = x - k * Vector512.Create(Ln2High) - k * Vector512.Create(Ln2Low);
        var p = Vector512.Create(1.0 / 6227020800);
        p = p * r + Vector512.Create(1.0 / 479001600);
        p = p * r + Vector512.Create(1.0 / 39916800);
        p = p * r + Vector512.Create(1.0 / 3628800);
        p = p * r + Vector512.Create(1.0 / 362880);
        p = p * r + Vector512.Create(1.0 / 40320);
        p = p * r + Vector512.Create(1.0 / 5040);
        p = p * r + Vector512.Create(1.0 / 720);
        p = p * r + Vector512.Create(1.0 / 120);
        p = p * r + Vector512.Create(1.0 / 24);
        p = p * r + Vector512.Create(1.0 / 6);
        p = p * r + Vector512.Create(0.5);
        p = p * r * r + r + Vector512<double>.One;
        var power = (shifted.AsInt64() << 52) + Vector512.Create(0x3FF0000000000000L);
        return p * power.AsDouble();
    }

    /// <summary>sin and cos of θ in [−π/4, π/4]; absolute error ≤ 1e-15.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<double> Sin, Vector512<double> Cos) SinCos(Vector512<double> theta)
    {
        var s = theta * theta;
        var sin = Vector512.Create(1.0 / 6227020800);
        sin = sin * s - Vector512.Create(1.0 / 39916800);
        sin = sin * s + Vector512.Create(1.0 / 362880);
        sin = sin * s - Vector512.Create(1.0 / 5040);
        sin = sin * s + Vector512.Create(1.0 / 120);
        sin = sin * s - Vector512.Create(1.0 / 6);
        var cos = Vector512.Create(-1.0 / 87178291200);
        cos = cos * s + Vector512.Create(1.0 / 479001600);
        cos = cos * s - Vector512.Create(1.0 / 3628800);
        cos = cos * s + Vector512.Create(1.0 / 40320);
        cos = cos * s - Vector512.Create(1.0 / 720);
        cos = cos * s + Vector512.Create(1.0 / 24);
        cos = cos * s - Vector512.Create(0.5);
        return (theta + theta * s * sin, cos * s + Vector512<double>.One);
    }

    /// <summary>The sum, in an order that does not depend on the machine.</summary>
    public static double Sum(ReadOnlySpan<double> values)
    {
        var lanes = Vector512<double>.Zero;
        var index = 0;
        for (; index + 8 <= values.Length; index += 8)
        {
            lanes += Vector512.Create(values[index..]);
        }

        var sum = 0.0;
        for (; index < values.Length; index++)
        {
            sum += values[index];
        }

        for (var lane = 0; lane < 8; lane++)
        {
            sum += lanes.GetElement(lane);
        }

        return sum;
    }
}
