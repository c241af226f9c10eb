using CapacityCalc.Core.Documents;

namespace CapacityCalc.Core.Tests.Documents;

/// <summary>Documents as tests write them.</summary>
internal static class Nodes
{
    /// <summary>A pipeline whose branches hold branches, beside the other places a path may lead through.</summary>
    public static ScenarioDocument Document { get; } = new("s.yaml", Map(
        ("traffic", Map(("rate", Text("1000/s")))),
        ("cache", Text("")),
        ("models", Map(("dnn", Map(("kind", Text("per_item")), ("time", Text("1 ms")), ("table", List(List(Text("1"), Text("2 ms")))))))),
        ("pipeline", List(
            Map(("stage", Text("sources")), ("kind", Text("parallel")), ("branches", Map(
                ("a", List(
                    Stage("recent", "100"),
                    Map(("stage", Text("inner")), ("branches", Map(("deep", List(Stage("buried", "5")))))))),
                ("b", List(Stage("popular", "200")))))),
            Map(("stage", Text("rank-1")), ("model", Map(("time", Text("1 us")))), ("keep", Text("500"))),
            Map(("stage", Text("rank-2")), ("model", Text("dnn")), ("hardware", Text("c7i.8xlarge")), ("keep", Text("10")))))));

    public static TextNode Text(string text) => new(text, default);

    public static ListNode List(params DocumentNode[] items) => new([.. items], default);

    public static MapNode Map(params (string Key, DocumentNode Value)[] entries) =>
        new([.. entries.Select(entry => new MapEntry(entry.Key, default, entry.Value))], default);

    private static MapNode Stage(string name, string keep) => Map(("stage", Text(name)), ("keep", Text(keep)));
}
