using System.Text.Json;
using CapacityCalc.Cli.Reports;

namespace CapacityCalc.Cli.Answers;

/// <summary>An answer for programs: stable names, SI units, full precision.</summary>
public interface IDocument
{
    void WriteJson(Utf8JsonWriter writer);

    /// <summary>The same figures as rows.</summary>
    Table Flatten();
}
