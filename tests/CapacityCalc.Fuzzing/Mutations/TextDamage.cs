using System.Text;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>Changes of a file's text and bytes that know nothing of what they mean.</summary>
internal static class TextDamage
{
    private const int MostEdits = 6;

    private const int MostCut = 8;

    /// <summary>Puts in and takes out what YAML gives a meaning to.</summary>
    public static byte[] OfSyntax(byte[] bytes, Dice dice)
    {
        var text = Encoding.UTF8.GetString(bytes);
        for (var edits = dice.Few(MostEdits); edits > 0; edits--)
        {
            var at = dice.Below(text.Length + 1);
            text = text[..at] + (dice.OneIn(4) ? "" : dice.Of(HostileWords.Fragments)) + text[Math.Min(text.Length, at + dice.Below(MostCut))..];
        }

        return Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Flips bits, cuts, doubles and inserts, anywhere.</summary>
    public static byte[] OfBytes(byte[] bytes, Dice dice)
    {
        for (var edits = dice.Few(MostEdits); edits > 0; edits--)
        {
            var at = dice.Below(bytes.Length + 1);
            bytes = dice.Below(5) switch
            {
                0 => bytes[..at],
                1 => [.. bytes[..at], .. Enumerable.Range(0, dice.Between(1, MostCut)).Select(_ => (byte)dice.Below(256)), .. bytes[at..]],
                2 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + dice.Between(1, MostCut * MostCut))..]],
                3 => [.. bytes[..at], .. bytes[dice.Below(at + 1)..]],
                _ => Flip(bytes, dice),
            };
        }

        return bytes;
    }

    /// <summary>The beginning of one file and the end of another.</summary>
    public static byte[] Splice(byte[] one, byte[] other, Dice dice) => [.. one[..dice.Below(one.Length + 1)], .. other[dice.Below(other.Length + 1)..]];

    private static byte[] Flip(byte[] bytes, Dice dice)
    {
        if (bytes.Length == 0)
        {
            return bytes;
        }

        byte[] flipped = [.. bytes];
        flipped[dice.Below(bytes.Length)] ^= (byte)(1 << dice.Below(8));
        return flipped;
    }
}
