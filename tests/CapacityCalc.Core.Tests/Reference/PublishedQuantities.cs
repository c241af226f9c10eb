namespace CapacityCalc.Core.Tests.Reference;

/// <summary>Figures of whole scenarios that closed forms, exact solvers, publications and independent simulations gave.</summary>
public static class PublishedQuantities
{
    /// <summary>Of the pool that the rows of a case are about: name → scenario. UNIFORM stands for evenly spread samples from 0 to 2 s.</summary>
    public static IReadOnlyDictionary<string, string> Scenarios { get; } = new Dictionary<string, string>
    {
        ["erlangc_c100_a90"] = """
            traffic: { rate: 90/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 100, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["mmc_c8_r80"] = """
            traffic: { rate: 6.4/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 8, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["mg1_E4_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, distribution: gamma, cv: 0.5 } }
            """,
        ["mg1_ln025_r95"] = """
            traffic: { rate: 0.95/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, cv: 0.5 } }
            """,
        ["mg1_M_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["mg1_ln1_r95"] = """
            traffic: { rate: 0.95/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["mg1_ln4_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, cv: 2 } }
            """,
        ["mg1_ln4_r95"] = """
            traffic: { rate: 0.95/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, cv: 2 } }
            """,
        ["mg1_ln16_r30"] = """
            traffic: { rate: 0.3/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, cv: 4 } }
            """,
        ["gm1_E2_r80"] = """
            traffic: { rate: 0.8/s, arrival_cv2: 0.5 }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["gm1_E2_r90"] = """
            traffic: { rate: 0.9/s, arrival_cv2: 0.5 }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["tandem_mm1x2_r50_80"] = """
            traffic: { rate: 0.5/s }
            pipeline:
              - { stage: s0, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, distribution: exponential } }
              - { stage: s1, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1.6 s, distribution: exponential } }
            """,
        ["tail_at_scale_18"] = """
            traffic: { rate: 1/s }
            pipeline:
              - { stage: leaves, kind: call, hosts: external, shards: 2000, timeout: 9.210340371976182 s, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["fj_n2_r50"] = """
            traffic: { rate: 0.5/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 2, workers: 1, shards: 2, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["fj_n2_r70"] = """
            traffic: { rate: 0.7/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 2, workers: 1, shards: 2, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["mphc_h2cv4_c2_r80"] = """
            traffic: { rate: 1.6/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 2, model: { kind: service, mean: 1 s, distribution: hyperexponential, cv: 2 } }
            """,
        ["mphc_h2cv4_c8_r90"] = """
            traffic: { rate: 7.2/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 8, model: { kind: service, mean: 1 s, distribution: hyperexponential, cv: 2 } }
            """,
        ["mphc_e2_c8_r90"] = """
            traffic: { rate: 7.2/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 8, model: { kind: service, mean: 1 s, distribution: gamma, cv: 0.7071067811865476 } }
            """,
        ["mph1_e4_r95"] = """
            traffic: { rate: 0.95/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, distribution: gamma, cv: 0.5 } }
            """,
        ["gmc_d_c4_r80"] = """
            traffic: { rate: 3.2/s, arrival_cv2: 0 }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["batch_inoue_r10"] = """
            traffic: { rate: 695.4102920723226/s, items: 1 }
            pipeline:
              - { stage: batches, kind: rank, hosts: 1, workers: 1, batching: { max_requests: 20000, max_wait: 0 ms }, model: { kind: per_item, overhead: 1.8874 ms, time: 0.1438 ms } }
            """,
        ["batch_inoue_r80"] = """
            traffic: { rate: 5563.282336578581/s, items: 1 }
            pipeline:
              - { stage: batches, kind: rank, hosts: 1, workers: 1, batching: { max_requests: 20000, max_wait: 0 ms }, model: { kind: per_item, overhead: 1.8874 ms, time: 0.1438 ms } }
            """,
        ["batch_inoue_r90"] = """
            traffic: { rate: 6258.692628650903/s, items: 1 }
            pipeline:
              - { stage: batches, kind: rank, hosts: 1, workers: 1, batching: { max_requests: 20000, max_wait: 0 ms }, model: { kind: per_item, overhead: 1.8874 ms, time: 0.1438 ms } }
            """,
        ["bulk_mm1_4_l2"] = """
            traffic: { rate: 2/s, items: 1 }
            pipeline:
              - { stage: batches, kind: rank, hosts: 1, workers: 1, batching: { max_requests: 4 }, model: { kind: per_item, overhead: 1 s, time: 0 s, distribution: exponential } }
            """,
        ["mg1_ln1_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 1, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["sim_mgc_ln1_c8_r80"] = """
            traffic: { rate: 6.4/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 8, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["sim_mgc_ln1_c16_r90"] = """
            traffic: { rate: 14.4/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 16, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["sim_mgc_ln4_c32_r95"] = """
            traffic: { rate: 30.4/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 32, model: { kind: service, mean: 1 s, cv: 2 } }
            """,
        ["sim_mgc_ln1_c64_r90"] = """
            traffic: { rate: 57.6/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 64, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["sim_mgc_uniform_c4_r80"] = """
            traffic: { rate: 3.2/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 4, model: { kind: service, samples: UNIFORM } }
            """,
        ["sim_ggc_e2_ln1_c4_r80"] = """
            traffic: { rate: 3.2/s, arrival_cv2: 0.5 }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["sim_tandem_ln1_c4x3_r80"] = """
            traffic: { rate: 3.2/s }
            pipeline:
              - { stage: s0, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 1 s, cv: 1 } }
              - { stage: s1, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 1 s, cv: 1 } }
              - { stage: s2, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 1 s, cv: 1 } }
            """,
        ["sim_bench_3stage_fj16"] = """
            traffic: { rate: 1000/s }
            pipeline:
              - { stage: first, kind: call, hosts: 1, workers: 8, model: { kind: service, mean: 5.6 ms, distribution: exponential } }
              - { stage: shards, kind: call, hosts: 16, workers: 1, shards: 16, model: { kind: service, mean: 0.8 ms, distribution: exponential } }
              - { stage: last, kind: call, hosts: 1, workers: 4, model: { kind: service, mean: 2.8 ms, distribution: exponential } }
            """,
        ["sim_fj_n4_r50"] = """
            traffic: { rate: 0.5/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 4, workers: 1, shards: 4, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["sim_fj_n8_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 8, workers: 1, shards: 8, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["sim_fj_n16_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 16, workers: 1, shards: 16, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["sim_fj_n16_r90"] = """
            traffic: { rate: 0.9/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 16, workers: 1, shards: 16, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["sim_fj_n8_mm4_r80"] = """
            traffic: { rate: 3.2/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 8, workers: 4, shards: 8, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["sim_fj_n16_d_r80"] = """
            traffic: { rate: 0.8/s }
            pipeline:
              - { stage: shards, kind: call, hosts: 16, workers: 1, shards: 16, model: { kind: service, mean: 1 s, distribution: deterministic } }
            """,
        ["sim_batch_b8_w0_l2"] = """
            traffic: { rate: 2000/s, items: 1 }
            pipeline:
              - { stage: batches, kind: rank, hosts: 1, workers: 1, batching: { max_requests: 8, max_wait: 0 ms }, model: { kind: per_item, overhead: 2 ms, time: 0.2 ms } }
            """,
        ["sim_hedge_load_K50_l03_d2"] = """
            traffic: { rate: 15/s }
            pipeline:
              - { stage: hedged, kind: call, hosts: 50, workers: 1, routing: random, hedge: { after: 2 s }, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["pub_erlangc_a10_c12"] = """
            traffic: { rate: 10/s }
            pipeline:
              - { stage: pool, kind: call, hosts: 1, workers: 12, model: { kind: service, mean: 1 s, distribution: exponential } }
            """,
        ["pub_inoue_concourse_r30"] = """
            traffic: { rate: 2086.2308762169678/s, items: 1 }
            pipeline:
              - { stage: batches, kind: rank, hosts: 1, workers: 1, batching: { max_requests: 20000, max_wait: 0 ms }, model: { kind: per_item, overhead: 1.8874 ms, time: 0.1438 ms } }
            """,
    };

    /// <summary>Case, figure, its value (seconds, shares, tasks), how far the value itself may be off, where it comes from.</summary>
    public static IReadOnlyList<PublishedQuantity> All { get; } =
    [
        new("erlangc_c100_a90", "wait_probability", 0.2169404809063664, 1e-10, Tolerance.Relative, Origin.Closed, "Erlang C, direct sum evaluated with mpmath 60 digits"),
        new("mmc_c8_r80", "wait.mean", 0.2860280784012601, 1e-10, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "wait_probability", 0.4576449254420161, 1e-10, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "wait.p50", 0.0, 1e-12, Tolerance.Absolute, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "latency.p50", 0.9863343670365032, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "wait.p95", 1.3837941287791586, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "latency.p95", 3.508442648240641, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "wait.p99", 2.389692824050471, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "latency.p99", 5.15218156250559, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "wait.p99_9", 3.82880850717175, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mmc_c8_r80", "latency.p99_9", 7.469718533428089, 1e-09, Tolerance.Relative, Origin.Closed, "M/M/c FCFS closed form (Erlang C; sojourn = wait + own service, e.g. Gross & Harris), mpmath 60 digits"),
        new("mg1_E4_r80", "wait.mean", 2.5, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("mg1_ln025_r95", "wait.mean", 11.875, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("mg1_M_r80", "wait.mean", 4.0, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("mg1_ln1_r95", "wait.mean", 19.0, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("mg1_ln4_r80", "wait.mean", 10.0, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("mg1_ln4_r80", "wait.p50", 3.99932861328125, 0.00018310546875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [3.999146, 3.999512]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "wait.p95", 39.73065185546875, 0.00067138671875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [39.729980, 39.731323]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "wait.p99", 74.0753173828125, 0.0008544921875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [74.074463, 74.076172]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "wait.p99_9", 144.9815673828125, 0.0008544921875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [144.980713, 144.982422]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "latency.p50", 5.15374755859375, 0.00030517578125, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [5.153442, 5.154053]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "latency.p95", 40.9356689453125, 0.000732421875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [40.934937, 40.936401]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "latency.p99", 75.2890625, 0.0009765625, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [75.288086, 75.290039]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r80", "latency.p99_9", 146.20751953125, 0.0009765625, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [146.206543, 146.208496]; cross-checked with queuecomputer simulation"),
        new("mg1_ln4_r95", "wait.mean", 47.5, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("mg1_ln16_r30", "wait.mean", 3.642857142857143, 1e-10, Tolerance.Relative, Origin.Closed, "Pollaczek-Khinchine"),
        new("gm1_E2_r80", "wait.mean", 2.843979766989913, 1e-10, Tolerance.Relative, Origin.Closed, "exact GI/M/1 (root sigma of sigma=A*(mu(1-sigma)))"),
        new("gm1_E2_r80", "latency.p99", 17.702181018483397, 1e-10, Tolerance.Relative, Origin.Closed, "exact GI/M/1: sojourn exponential rate mu(1-sigma)"),
        new("gm1_E2_r90", "wait.mean", 6.588283628687876, 1e-10, Tolerance.Relative, Origin.Closed, "exact GI/M/1 (root sigma of sigma=A*(mu(1-sigma)))"),
        new("gm1_E2_r90", "latency.p99", 34.945337529654935, 1e-10, Tolerance.Relative, Origin.Closed, "exact GI/M/1: sojourn exponential rate mu(1-sigma)"),
        new("tandem_mm1x2_r50_80", "end_to_end.mean", 10.0, 1e-10, Tolerance.Relative, Origin.Closed, "Burke/Reich: FCFS M/M/1 sojourns in tandem are independent Exp(mu_i-lambda)"),
        new("tandem_mm1x2_r50_80", "end_to_end.p50", 7.735932380001179, 1e-09, Tolerance.Relative, Origin.Closed, "hypoexponential quantile (mpmath expm, 30 digits)"),
        new("tandem_mm1x2_r50_80", "end_to_end.p95", 26.26720929442924, 1e-09, Tolerance.Relative, Origin.Closed, "hypoexponential quantile (mpmath expm, 30 digits)"),
        new("tandem_mm1x2_r50_80", "end_to_end.p99", 39.14281722376867, 1e-09, Tolerance.Relative, Origin.Closed, "hypoexponential quantile (mpmath expm, 30 digits)"),
        new("tail_at_scale_18", "degraded_share", 0.1812774347344685, 1e-12, Tolerance.Relative, Origin.Closed, "published: Dean & Barroso (CACM 2013): \"almost one in five\""),
        new("fj_n2_r50", "latency.mean", 2.875, 1e-10, Tolerance.Relative, Origin.Closed, "exact: Flatto & Hahn 1984 / Nelson & Tantawi 1988, (12-rho)/8 * 1/(mu-lambda)"),
        new("fj_n2_r50", "latency.p50", 2.300808935, 0.0007642, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("fj_n2_r50", "latency.p95", 7.270481409, 0.005018, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("fj_n2_r50", "latency.p99", 10.54781823, 0.0092, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("fj_n2_r70", "latency.mean", 4.708333333333333, 1e-10, Tolerance.Relative, Origin.Closed, "exact: Flatto & Hahn 1984 / Nelson & Tantawi 1988, (12-rho)/8 * 1/(mu-lambda)"),
        new("mphc_h2cv4_c2_r80", "wait.mean", 4.285377663185108, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "wait_probability", 0.718382735397251, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "wait.p50", 1.4910392805093302, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "latency.p50", 2.5881741996430887, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "wait.p95", 17.451825251407932, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "latency.p95", 19.0027759920736, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "wait.p99", 28.809932798094703, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c2_r80", "latency.p99", 30.437231876211513, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "wait.mean", 2.0541163260885273, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "wait_probability", 0.7162680713779342, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "wait.p50", 0.7708994169686884, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "latency.p50", 1.7266895559950934, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "wait.p95", 8.260026017235678, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "latency.p95", 10.365817343881735, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "wait.p99", 13.603062857772635, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_h2cv4_c8_r90", "latency.p99", 16.785459887097876, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "wait.mean", 0.6654784967687569, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "wait_probability", 0.6959601983735287, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "wait.p50", 0.3362881798119287, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "latency.p50", 1.4186646758994843, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "wait.p95", 2.4742916696680397, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "latency.p95", 3.8565611934526083, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "wait.p99", 3.9655853608218985, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mphc_e2_c8_r90", "latency.p99", 5.3864397656927006, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "wait.mean", 11.874999999999565, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "wait_probability", 0.9499999999999984, 1e-07, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "wait.p50", 8.07081736006514, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "latency.p50", 9.081058659413959, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "wait.p95", 36.55939686127432, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "latency.p95", 37.56963816062334, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "wait.p99", 56.47205939876171, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("mph1_e4_r95", "latency.p99", 57.48230069811133, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/PH/c: QBD matrix-geometric solution by most_queue 20275c7 (MapPhCCalc); wait law = Kronecker matrix-exponential on its R (evaluated separately), means agree both ways"),
        new("gmc_d_c4_r80", "wait.mean", 0.272503913170547, 1e-09, Tolerance.Relative, Origin.Numerical, "exact GI/M/c (Takacs 1962): sigma root + Takacs constant A; cross-checked by queuecomputer simulation"),
        new("gmc_d_c4_r80", "wait_probability", 0.4047993347580978, 1e-09, Tolerance.Relative, Origin.Numerical, "exact GI/M/c (Takacs 1962): sigma root + Takacs constant A; cross-checked by queuecomputer simulation"),
        new("gmc_d_c4_r80", "wait.p95", 1.4078730936355377, 1e-09, Tolerance.Relative, Origin.Numerical, "exact GI/M/c (Takacs 1962): sigma root + Takacs constant A; cross-checked by queuecomputer simulation"),
        new("gmc_d_c4_r80", "wait.p99", 2.4913188690724377, 1e-09, Tolerance.Relative, Origin.Numerical, "exact GI/M/c (Takacs 1962): sigma root + Takacs constant A; cross-checked by queuecomputer simulation"),
        new("batch_inoue_r10", "latency.mean", 0.0031458853211795298, 1e-06, Tolerance.Relative, Origin.Numerical, "exact batch-size Markov chain + Inoue (2021, Performance Evaluation 147, arXiv:1912.06322) eq.36, V100 fit; independent third-party reproduction (Concourse.jl docs) prints -"),
        new("batch_inoue_r10", "mean_batch", 1.7115485176942566, 1e-06, Tolerance.Relative, Origin.Numerical, "exact batch-size Markov chain"),
        new("batch_inoue_r80", "latency.mean", 0.014714722222265048, 1e-06, Tolerance.Relative, Origin.Numerical, "exact batch-size Markov chain + Inoue (2021, Performance Evaluation 147, arXiv:1912.06322) eq.36, V100 fit; independent third-party reproduction (Concourse.jl docs) prints 14.715"),
        new("batch_inoue_r80", "mean_batch", 52.50069541030414, 1e-06, Tolerance.Relative, Origin.Numerical, "exact batch-size Markov chain"),
        new("batch_inoue_r80", "latency.mean", 0.014715, 6e-07, Tolerance.Absolute, Origin.Rounded, "Concourse.jl docs \"inoue2021 dynamic batching\" table, exact column, reproducing Inoue 2021 V100 fit"),
        new("batch_inoue_r90", "latency.mean", 0.029408421052457733, 1e-06, Tolerance.Relative, Origin.Numerical, "exact batch-size Markov chain + Inoue (2021, Performance Evaluation 147, arXiv:1912.06322) eq.36, V100 fit; independent third-party reproduction (Concourse.jl docs) prints 29.408"),
        new("batch_inoue_r90", "mean_batch", 118.12656467304565, 1e-06, Tolerance.Relative, Origin.Numerical, "exact batch-size Markov chain"),
        new("bulk_mm1_4_l2", "latency.mean", 2.268433059084022, 1e-06, Tolerance.Relative, Origin.Numerical, "exact M/M^[a,b]/1 truncated CTMC, most_queue 20275c7 BulkServiceMM1Calc"),
        new("mg1_ln1_r80", "wait.p50", 2.15582275390625, 0.00018310546875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [2.155640, 2.156006]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "wait.p95", 14.4102783203125, 0.000732421875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [14.409546, 14.411011]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "wait.p99", 23.3681640625, 0.0010986328125, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [23.367065, 23.369263]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "wait.p99_9", 36.5179443359375, 0.00146484375, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [36.516479, 36.519409]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "latency.p50", 3.256103515625, 0.000244140625, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [3.255859, 3.256348]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "latency.p95", 15.5352783203125, 0.000732421875, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [15.534546, 15.536011]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "latency.p99", 24.4957275390625, 0.0010986328125, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [24.494629, 24.496826]; cross-checked with queuecomputer simulation"),
        new("mg1_ln1_r80", "latency.p99_9", 37.64849853515625, 0.00152587890625, Tolerance.Absolute, Origin.Bracketed, "Pollaczek-Khinchine geometric compound by FFT on grid 1/8192 s with mass rounded down / up: true value lies in [37.646973, 37.650024]; cross-checked with queuecomputer simulation"),
        new("sim_mgc_ln1_c8_r80", "wait.mean", 0.2739463206, 0.0009532, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c8_r80", "wait_probability", 0.4577797368, 0.0006687, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c8_r80", "wait.p95", 1.337078848, 0.00496, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c8_r80", "wait.p99", 2.390865818, 0.01291, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c8_r80", "latency.p50", 0.9617649994, 0.000878, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c8_r80", "latency.p95", 3.340558655, 0.00349, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c8_r80", "latency.p99", 5.409040085, 0.006529, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "wait.mean", 0.3584085929, 0.002318, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "wait_probability", 0.5921418816, 0.0009849, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "wait.p95", 1.521256134, 0.01025, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "wait.p99", 2.558777602, 0.02657, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "latency.p50", 1.052424328, 0.001995, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "latency.p95", 3.464873186, 0.008342, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c16_r90", "latency.p99", 5.515638782, 0.01518, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "wait.mean", 0.9567302236, 0.02537, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "wait_probability", 0.7134370263, 0.002761, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "wait.p95", 3.90236068, 0.1126, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "wait.p99", 6.594005497, 0.2281, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "latency.p50", 1.231607959, 0.01451, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "latency.p95", 6.053676316, 0.1077, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln4_c32_r95", "latency.p99", 10.64063684, 0.1649, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "wait.mean", 0.04560644252, 0.0005973, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "wait_probability", 0.3107561964, 0.001623, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "wait.p95", 0.2663412978, 0.003253, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "wait.p99", 0.5124499511, 0.006834, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "latency.p50", 0.7587773159, 0.0007123, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "latency.p95", 2.835246612, 0.001631, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_ln1_c64_r90", "latency.p99", 4.952666274, 0.003954, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 2.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "wait.mean", 0.5109641019, 0.001216, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "wait_probability", 0.5873078553, 0.00037, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "wait.p95", 2.039889115, 0.005209, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "wait.p99", 3.297379616, 0.01482, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "latency.p50", 1.425376831, 0.0006981, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "latency.p95", 3.240685193, 0.004926, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_mgc_uniform_c4_r80", "latency.p99", 4.500149666, 0.01366, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "wait.mean", 0.4817930844, 0.001584, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "wait_probability", 0.5141760395, 0.0004046, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "wait.p95", 2.24243927, 0.008354, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "wait.p99", 3.979483467, 0.01836, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "latency.p50", 1.096280647, 0.0009443, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "latency.p95", 4.01196779, 0.007399, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_ggc_e2_ln1_c4_r80", "latency.p99", 6.295841441, 0.01344, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_tandem_ln1_c4x3_r80", "end_to_end.mean", 5.142605557, 0.005666, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_tandem_ln1_c4x3_r80", "end_to_end.p50", 4.634084198, 0.004946, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_tandem_ln1_c4x3_r80", "end_to_end.p95", 10.17643821, 0.0152, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_tandem_ln1_c4x3_r80", "end_to_end.p99", 13.56580017, 0.03652, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 3.8e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_bench_3stage_fj16", "end_to_end.mean", 0.0207324472, 2.505e-05, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_bench_3stage_fj16", "end_to_end.p50", 0.01940598726, 2.265e-05, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_bench_3stage_fj16", "end_to_end.p95", 0.037192240560000006, 6.479000000000001e-05, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_bench_3stage_fj16", "end_to_end.p99", 0.04726785624, 8.937e-05, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n4_r50", "latency.mean", 3.840762584, 0.001801, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n4_r50", "latency.p50", 3.290891419, 0.001545, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n4_r50", "latency.p95", 8.55483932, 0.007584, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n4_r50", "latency.p99", 11.8927354, 0.01777, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_r80", "latency.mean", 11.37157751, 0.02035, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_r80", "latency.p50", 9.999026722, 0.01506, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_r80", "latency.p95", 24.2221156, 0.06798, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_r80", "latency.p99", 32.79283249, 0.1307, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r80", "latency.mean", 13.6049885, 0.02018, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r80", "latency.p50", 12.25313846, 0.01775, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r80", "latency.p95", 27.26699784, 0.07148, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r80", "latency.p99", 36.24362505, 0.1745, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r90", "latency.mean", 26.59835435, 0.08699, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r90", "latency.p50", 23.90822086, 0.05904, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r90", "latency.p95", 54.09341675, 0.296, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_r90", "latency.p99", 71.86498755, 0.6033, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 30 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_mm4_r80", "latency.mean", 3.974421778, 0.004783, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_mm4_r80", "latency.p50", 3.664061474, 0.003655, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_mm4_r80", "latency.p95", 7.320934023, 0.01515, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n8_mm4_r80", "latency.p99", 9.515712197, 0.03948, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_d_r80", "latency.mean", 2.999521097, 0.003788, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_d_r80", "latency.p50", 2.275838285, 0.002655, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_d_r80", "latency.p95", 7.613991302, 0.01406, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_fj_n16_d_r80", "latency.p99", 11.33913059, 0.04002, Tolerance.Absolute, Origin.Simulated, "independent simulator queuecomputer 1.2.0 (C++/R), 20 independent replications x 1.9e+06 customers after warm-up deletion, Student-t 95% CI"),
        new("sim_batch_b8_w0_l2", "latency.mean", 0.006436136729, 1.993e-05, Tolerance.Absolute, Origin.Simulated, "SimPy 3.0.11 model under PyPy, 20 replications, Student-t 95% CI"),
        new("sim_batch_b8_w0_l2", "latency.p50", 0.005934168045, 1.184e-05, Tolerance.Absolute, Origin.Simulated, "SimPy 3.0.11 model under PyPy, 20 replications, Student-t 95% CI"),
        new("sim_batch_b8_w0_l2", "latency.p95", 0.01107551407, 7.986e-05, Tolerance.Absolute, Origin.Simulated, "SimPy 3.0.11 model under PyPy, 20 replications, Student-t 95% CI"),
        new("sim_batch_b8_w0_l2", "latency.p99", 0.014521519140000001, 0.00022090000000000003, Tolerance.Absolute, Origin.Simulated, "SimPy 3.0.11 model under PyPy, 20 replications, Student-t 95% CI"),
        new("sim_batch_b8_w0_l2", "mean_batch", 6.671063255, 0.008373, Tolerance.Absolute, Origin.Simulated, "SimPy 3.0.11 model under PyPy, 20 replications, Student-t 95% CI"),
        new("sim_hedge_load_K50_l03_d2", "latency.mean", 1.395961803, 0.0009104, Tolerance.Absolute, Origin.Simulated, "a separate FCFS simulation in Python, 20 replications, Student-t 95% CI"),
        new("sim_hedge_load_K50_l03_d2", "latency.p50", 1.133453683, 0.001051, Tolerance.Absolute, Origin.Simulated, "a separate FCFS simulation in Python, 20 replications, Student-t 95% CI"),
        new("sim_hedge_load_K50_l03_d2", "latency.p95", 3.457287871, 0.002008, Tolerance.Absolute, Origin.Simulated, "a separate FCFS simulation in Python, 20 replications, Student-t 95% CI"),
        new("sim_hedge_load_K50_l03_d2", "latency.p99", 4.785450223, 0.004117, Tolerance.Absolute, Origin.Simulated, "a separate FCFS simulation in Python, 20 replications, Student-t 95% CI"),
        new("sim_hedge_load_K50_l03_d2", "hedge_extra_load", 0.294360625, 0.0003375, Tolerance.Absolute, Origin.Simulated, "a separate FCFS simulation in Python, 20 replications, Student-t 95% CI"),
        new("pub_erlangc_a10_c12", "wait_probability", 0.44939, 1e-05, Tolerance.Absolute, Origin.Rounded, "third-party public test file"),
        new("pub_inoue_concourse_r30", "latency.mean", 0.004225, 6e-07, Tolerance.Absolute, Origin.Rounded, "Concourse.jl docs \"inoue2021 dynamic batching\" table, exact column, reproducing Inoue 2021 V100 fit"),
    ];
}

/// <param name="Case">Of <see cref="PublishedQuantities.Scenarios"/>.</param>
/// <param name="Figure">Such as <c>wait.p99</c>, <c>end_to_end.mean</c>, <c>hedge_extra_load</c>.</param>
/// <param name="Slack">How far off the value itself may be: rounding, a bracket's half-width, a 95% confidence interval's half-width.</param>
public sealed record PublishedQuantity(string Case, string Figure, double Value, double Slack, Tolerance Unit, Origin Origin, string Source)
{
    public double SlackOfValue => Unit == Tolerance.Relative ? Slack * Math.Abs(Value) : Slack;
}

public enum Tolerance
{
    Relative,
    Absolute,
}

/// <summary>How a reference value was obtained.</summary>
public enum Origin
{
    /// <summary>A closed form, to many digits.</summary>
    Closed,

    /// <summary>An exact method, solved numerically.</summary>
    Numerical,

    /// <summary>Between two bounds that were both computed.</summary>
    Bracketed,

    /// <summary>Printed with few digits.</summary>
    Rounded,

    /// <summary>An independent simulation's mean and 95% interval.</summary>
    Simulated,
}
