namespace CapacityCalc.Fuzzing.Laws;

/// <summary>The program went on, and what it said may not be.</summary>
internal sealed class BrokenLawException(string law, string detail) : Exception($"{law}: {detail}")
{
    public string Law { get; } = law;
}
