namespace CapacityCalc.Cli.Tests.Samples;

/// <summary>Tests that change what the whole process shares (its folder, culture and time zone), and so run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Alone
{
    public const string Name = "alone";
}
