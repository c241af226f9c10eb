using System.Text.Json;

namespace CapacityCalc.Cli.Tests.Golden;

/// <summary>What programs may rely on in the JSON of an estimate; null stands for text or nothing.</summary>
internal static class EstimateSchema
{
    public static JsonElement Template { get; } = JsonElement.Parse("""
        {
          "schema": "capcalc/estimate/1", "scenario": "",
          "traffic": { "average_per_second": 0, "peak_per_second": 0, "pipeline_per_second": 0 },
          "funnel": [ { "stage": "", "branch": null, "items_in": 0, "items_out": 0, "items_per_second": 0 } ],
          "stages": [ {
            "stage": "", "kind": "", "branch": null, "hosts": 0, "hosts_in_service": 0, "shards": 1, "split": 1, "workers_per_host": 0,
            "utilization": 0, "stable": true, "core_seconds_per_request": 0, "accelerator_seconds_per_request": 0, "busy_cores": 0,
            "service_seconds": { "mean": 0, "cv": 0 }, "wait_probability": 0,
            "wait_seconds": { "mean": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "p99_9": 0 },
            "latency_seconds": { "mean": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "p99_9": 0 },
            "method": "", "accuracy": 0,
            "hosts_for": { "throughput": 0, "memory": 0, "latency": 0, "redundancy": 0 }, "binding": "",
            "cost_usd_per_hour": 0 } ],
          "latency_seconds": { "mean": 0, "p50": 0, "p90": 0, "p95": 0, "p99": 0, "p99_9": 0 }, "method": "", "accuracy": 0,
          "fleet": { "hosts": 0, "cores": 0, "busy_cores": 0, "cost_usd_per_hour": 0, "cost_usd_per_month": 0, "cost_usd_per_million_requests": 0 },
          "capacity": { "saturation_per_second": 0, "max_per_second_within_slo": 0 },
          "bottleneck": "",
          "slo": [ { "objective": "", "limit": 0, "actual": 0, "passed": true, "marginal": false } ],
          "assumptions": [ { "path": "", "value": "", "origin": "" } ],
          "diagnostics": [ { "code": "", "severity": "", "path": "", "line": 0, "column": 0, "message": "", "hint": null } ]
        }
        """);
}
