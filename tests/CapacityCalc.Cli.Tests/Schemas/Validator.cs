using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Schema;

namespace CapacityCalc.Cli.Tests.Schemas;

/// <summary>A validator of JSON Schema 2020-12 that others wrote and use.</summary>
/// <remarks>Without a licence it validates a thousand documents an hour and process, which is more than these tests have.</remarks>
internal sealed class Validator(string schema)
{
    private readonly JSchema _schema = JSchema.Parse(schema);

    public bool IsValid(JsonElement instance) => Problems(instance.GetRawText()).Count == 0;

    /// <summary>What is wrong; nothing where it is valid.</summary>
    public IReadOnlyList<string> Problems(string json)
    {
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        JToken.ReadFrom(reader).IsValid(_schema, out IList<string> problems);
        return [.. problems];
    }
}
