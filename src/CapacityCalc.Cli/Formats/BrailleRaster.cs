using System.Collections.Immutable;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Formats;

/// <summary>A curve in Braille patterns, two dots wide and four high a character.</summary>
/// <param name="columns">In characters.</param>
/// <param name="rows">In characters.</param>
internal sealed class BrailleRaster(int columns, int rows)
{
    private const int DotsAcross = 2;
    private const int DotsUp = 4;
    private const char Empty = '\u2800';

    /// <summary>By the dot's place within its character, column by column from the top, as Unicode numbers them.</summary>
    private static readonly int[] Bits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80];

    private readonly int[] _cells = new int[columns * rows];

    public bool IsEmpty(int column, int row) => _cells[(row * columns) + column] == 0;

    public char At(int column, int row) => (char)(Empty + _cells[(row * columns) + column]);

    /// <summary>The character's row of a share of the height, 0 at the bottom.</summary>
    public int RowOf(double share) => DotOf(share) / DotsUp;

    /// <summary>Draws the curve from dot to dot, without gaps where it is steep, and through the top where it leaves there.</summary>
    public void Draw(ImmutableArray<PlotPoint> points, double maximumX, double maximumY)
    {
        int? last = null;
        for (var across = 0; across < columns * DotsAcross; across++)
        {
            var x = (across + 0.5) / (columns * DotsAcross) * maximumX;
            if (x > points[^1].X)
            {
                break;
            }

            var dot = Math.Max(-1, DotOf(At(points, x) / maximumY));
            var (from, to) = last is { } before && before != dot ? (Math.Min(before + Math.Sign(dot - before), dot), Math.Max(before + Math.Sign(dot - before), dot)) : (dot, dot);
            for (var up = Math.Max(0, from); up <= to; up++)
            {
                _cells[(up / DotsUp * columns) + (across / DotsAcross)] |= Bits[(across % DotsAcross * DotsUp) + (up % DotsUp)];
            }

            last = dot;
            if (dot < 0)
            {
                break;
            }
        }
    }

    /// <summary>Counted from the top; negative above it.</summary>
    private int DotOf(double share) => (int)Math.Round((1 - Math.Min(share, 2)) * ((rows * DotsUp) - 1));

    /// <summary>Straight between two points, level before the first.</summary>
    private static double At(ImmutableArray<PlotPoint> points, double x)
    {
        if (x <= points[0].X)
        {
            return points[0].Y;
        }

        var after = points.First(point => point.X >= x);
        var before = points.Last(point => point.X < x);
        return double.IsInfinity(after.Y) ? after.Y : before.Y + ((after.Y - before.Y) * (x - before.X) / (after.X - before.X));
    }
}
