using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;

namespace CapacityCalc.Fuzzing.Mutations;

/// <summary>YAML that is written as it is, right or wrong.</summary>
internal sealed record RawNode(string Yaml) : DocumentNode(default(SourceSpan), ValueOrigin.File);
