using CapacityCalc.Cli.Schemas;

namespace CapacityCalc.Cli.Answers;

/// <summary>What every document of one name and version looks like.</summary>
internal interface IDocumentShape
{
    /// <summary>Its name and version: <c>capcalc/estimate/1</c>.</summary>
    string Schema { get; }

    /// <summary>Its members, beside <c>schema</c> itself.</summary>
    IEnumerable<OutputProperty> Properties { get; }
}
