namespace CapacityCalc.Fuzzing.Running;

/// <summary>Cuts a failing input down to what still fails alike.</summary>
/// <remarks>Takes out pieces, of half the input first and then ever smaller ones, as long as trials are left. Source: Zeller and Hildebrandt (2002), "Simplifying and isolating failure-inducing input".</remarks>
internal static class Minimizer
{
    private const int MostTrials = 600;

    public static byte[] Minimize(Finding finding, ulong seed) => Minimize(finding.Input.Bytes, shorter => FailsAlike(finding, shorter, seed));

    public static byte[] Minimize(byte[] bytes, Predicate<byte[]> fails)
    {
        var trials = 0;
        for (var size = bytes.Length / 2; size >= 1; size /= 2)
        {
            for (var at = 0; at < bytes.Length && trials < MostTrials;)
            {
                byte[] shorter = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + size)..]];
                trials++;
                if (fails(shorter))
                {
                    bytes = shorter;
                }
                else
                {
                    at += size;
                }
            }
        }

        return bytes;
    }

    private static bool FailsAlike(Finding finding, byte[] bytes, ulong seed)
    {
        try
        {
            _ = Trial.Run(bytes, finding.Depth, Worker.DiceOf(finding.Input, seed));
            return false;
        }
#pragma warning disable CA1031 // Whatever is thrown is compared.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Finding.SignatureOf(e) == finding.Signature;
        }
    }
}
