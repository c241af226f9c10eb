using CapacityCalc.Cli.Answers;

namespace CapacityCalc.Cli.Schemas;

/// <summary>A member of an object of an answer.</summary>
/// <param name="IsRequired">Whether every such object has it.</param>
internal sealed record OutputProperty(string Name, JsonMap Schema, bool IsRequired)
{
    public static OutputProperty Of<T>(Member<T> member)
        where T : class => new(member.Name, member.Describe(), member.IsAlwaysThere);
}
