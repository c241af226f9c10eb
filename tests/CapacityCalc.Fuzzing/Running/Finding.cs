using CapacityCalc.Fuzzing.Laws;
using CapacityCalc.Fuzzing.Mutations;

namespace CapacityCalc.Fuzzing.Running;

/// <summary>An input that the program did not take as it should.</summary>
/// <param name="Signature">The same for inputs that fail alike.</param>
internal sealed record Finding(FuzzInput Input, Depth Depth, string Signature, string Detail)
{
    public static Finding Of(FuzzInput input, Depth depth, Exception e) => new(input, depth, SignatureOf(e), e.ToString());

    /// <summary>The law, or the exception and where in the program it came from.</summary>
    public static string SignatureOf(Exception e) => e is BrokenLawException broken
        ? broken.Law
        : $"{e.GetType().Name}{(e.StackTrace ?? "").Split('\n').FirstOrDefault(frame => frame.Contains(" CapacityCalc.", StringComparison.Ordinal))?.Split(" in ")[0].TrimEnd()}";
}
