namespace CapacityCalc.Core.Tests.Derivations;

/// <summary>Scenarios whose formulas have more terms than those of the examples.</summary>
internal static class Corners
{
    private static readonly (string Name, string Yaml)[] All =
    [
        ("zones and spares over shards", """
            traffic: { users: 3M, requests_per_user: 20/day, peak_factor: 3 }
            slo: { p99: 200 ms, mean: 100 ms, hosts: 400 }
            corpus: { items: 50M, bytes_per_item: 4 KB }
            cache: { hit_ratio: 25%, latency: 1 ms }
            network: { round_trip: 0.5 ms, bandwidth: 10 Gbit/s }
            planning: { headroom: 1.3, zones: 3, survive_zones: 1, spare_hosts: 1, utilization: 45% }
            models:
              scan: { kind: per_item, time: 1 ns, overhead: 1 ms, cv: 0.5, memory: 1 GB }
              trees: { kind: gbdt, trees: 500, depth: 6, time: 2 ns, call_overhead: 0.3 ms, cv: 0.2 }
            pipeline:
              - { stage: scan, kind: retrieve, model: scan, shards: auto, skew: 1.5, keep_per_shard: 100 }
              - { stage: rank, kind: rank, model: trees, keep: 20%, bytes_per_candidate: 1 KB, cores_per_task: 3 }
            """),
        ("batches on accelerators that are given", """
            traffic: { rate: 200/s, items: 64 }
            slo: { p95: 300 ms }
            models:
              net: { kind: dense, widths: [512, 256, 1], device: accelerator, memory: 3 GB, call_overhead: 2 ms, overhead: 10 us, cv: 0.1 }
            pipeline:
              - { stage: rank, kind: rank, model: net, hosts: 2, hardware: g5.xlarge, batching: { max_requests: 8, max_wait: 3 ms }, keep: 10 }
            """),
        ("chunks of one request", """
            traffic: { rate: 20/s, items: 1000 }
            models:
              table: { kind: measured, table: { 1: 1 ms, 100: 8 ms, 400: 24 ms }, cv: 0.2 }
            pipeline:
              - { stage: rank, kind: rank, model: table, batching: { items: 150 }, split: 2, keep: 10 }
            """),
        ("hedges, timeouts and a service of someone else's", """
            traffic: { rate: 400/s, items: 100, arrival_cv2: 2 }
            network: { round_trip: 1 ms, bandwidth: 1 Gbit/s }
            models:
              fast: { kind: service, p50: 4 ms, p99: 30 ms }
              wild: { kind: service, mean: 5 ms, distribution: exponential }
              told: { kind: service, samples: [3 ms, 4 ms, 12 ms] }
            pipeline:
              - { stage: first, kind: call, model: fast, hedge: { after: p95 }, routing: random }
              - { stage: second, kind: call, model: wild, timeout: 20 ms }
              - { stage: third, kind: call, model: told, hosts: external, bytes_per_candidate: 2 KB }
              - { stage: fourth, kind: call, model: fast, hosts: external, hedge: { after: 10 ms } }
              - { stage: keep, kind: filter, pass: 30% }
            """),
        ("an objective that no fleet meets", """
            traffic: { rate: 100/s }
            slo: { p99: 50 ms, cost: 10 USD/h }
            corpus: { items: 1M }
            models:
              slow: { kind: per_item, time: 1 us, cv: 0.3 }
              words: { kind: inverted_index, postings: 2M, time: 5 ns, call_overhead: 1 ms, cv: 0.4 }
            pipeline:
              - { stage: words, kind: retrieve, model: words, keep: 100k, shards: 2, hosts: 4 }
              - { stage: slow, kind: rank, model: slow, keep: 10, hosts: 2 }
            planning: { zones: 2, survive_zones: 1 }
            """),
        ("an index and its approximate search", """
            traffic: { rate: 300/s }
            slo: { p99: 80 ms, quality: 60 }
            corpus: { items: 30M, bytes_per_item: 100 B }
            models:
              graph: { kind: hnsw, dimension: 128, ef: 100, m: 16, cv: 0.4 }
              lists: { kind: ivf_pq, dimension: 128, nlist: 4096, nprobe: 32, bytes: 32, cv: 0.3 }
              exact: { kind: flat, dimension: 64, precision: fp16, cv: 0.1 }
              cross: { kind: transformer, layers: 2, hidden: 128, heads: 4, sequence: 64, ffn: 256, device: accelerator, cv: 0.1,
                quality: { metric: NDCG@10, by: items, table: { 10: 50, 100: 70 } } }
            pipeline:
              - { stage: sources, kind: parallel, overlap: 20%, branches: {
                  near: [ { stage: near, kind: retrieve, matches: 10%, model: graph, keep: 500, shards: auto, hardware: r6i.4xlarge } ],
                  coded: [ { stage: coded, kind: retrieve, model: lists, keep: 200, hardware: r6i.4xlarge } ],
                  small: [ { stage: small, kind: retrieve, model: exact, keep: 50, corpus: { items: 100k, bytes_per_item: 10 B }, hardware: { cores: 8, memory: 32 GiB, price: 0.5 USD/h, core_fp16: 50 GFLOP/s, core_bandwidth: 5 GB/s } } ] } }
              - { stage: cut, kind: filter, pass: 10% }
              - { stage: cross, kind: rank, model: cross, keep: 10, hardware: g5.xlarge }
            """),
    ];

    public static IEnumerable<string> Names => All.Select(corner => corner.Name);

    public static string? Find(string name) => All.FirstOrDefault(corner => corner.Name == name).Yaml;
}
