using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Fitting;
using CapacityCalc.Core.Fitting.Rooflines;

namespace CapacityCalc.Core.Tests.Fitting.Rooflines;

public class RooflineFitTests
{
    private const double Cv = 0.05;

    private static readonly double[] Sizes = [.. Enumerable.Range(0, 4).SelectMany(_ => new double[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 512 })];

    [Theory]
    [InlineData("arithmetic")]
    [InlineData("transfers")]
    [InlineData("knee")]
    public void Fit_OfShakenTimes_RecoversWhatBindsAndTheOverhead(string what)
    {
        var network = Of(what);
        var isBound = new[] { Sizes.Any(network.IsArithmetic), Sizes.Any(items => !network.IsArithmetic(items)) };
        Assert.Equal(what == "knee" ? [true, true] : what == "arithmetic" ? [true, false] : [false, true], isBound);
        var truth = new Dictionary<string, double> { ["efficiency"] = Network.Efficiency, ["bandwidth_efficiency"] = Network.BandwidthEfficiency, ["call_overhead"] = Network.CallOverhead };
        var recoveries = truth.ToDictionary(figure => figure.Key, figure => new Recovery(figure.Value));
        for (var trial = 0; trial < Recovery.Trials; trial++)
        {
            var fit = network.Fit(Sizes, Given.Shaken(Sizes, items => network.Seconds(items), items => Cv * network.Seconds(items), Noise.Normal(trial, "roofline")), out var bag);
            Assert.True(fit is not null, string.Join("; ", bag.ToImmutable().Select(diagnostic => diagnostic.Message)));
            foreach (var figure in fit.Parameters)
            {
                recoveries[figure.Name].Add(figure.Value, figure.Low, figure.High!.Value);
            }
        }

        double[] sd = [.. Sizes.Select(items => Cv * network.Seconds(items))];
        double[] arithmetic = [.. Sizes.Select(items => network.IsArithmetic(items) ? network.Roofs(items).Arithmetic : 0)];
        double[] transfers = [.. Sizes.Select(items => network.IsArithmetic(items) ? 0 : network.Roofs(items).Transfers)];
        var best = Given.Best([[.. Sizes.Select(_ => 1.0)], .. new[] { arithmetic, transfers }.Where(column => column.Any(seconds => seconds > 0))], sd);
        recoveries["call_overhead"].Holds(best[0], 1.2);
        if (isBound[0])
        {
            recoveries["efficiency"].Holds(best[1] * Network.Efficiency * Network.Efficiency, 1.2);
        }

        if (isBound[1])
        {
            recoveries["bandwidth_efficiency"].Holds(best[^1] * Network.BandwidthEfficiency * Network.BandwidthEfficiency, 1.2);
        }
    }

    /// <summary>Steps downhill from a few measurements may end at a wrong knee: it is looked for at every place. Intervals that know of one knee alone still hold the truth less often than 95%, as README says.</summary>
    [Fact]
    public void Fit_OfAFaintKnee_IsMostlyTheTruth()
    {
        double[] sizes = [.. new double[] { 1, 3, 10, 30, 100, 300, 1000, 3000 }.SelectMany(size => Enumerable.Repeat(size, 4))];
        const int Trials = 400;
        var held = new Dictionary<string, int> { ["efficiency"] = 0, ["bandwidth_efficiency"] = 0, ["call_overhead"] = 0 };
        for (var trial = 0; trial < Trials; trial++)
        {
            var fit = Network.Small.Fit(sizes, Given.Shaken(sizes, items => Network.Small.Seconds(items), items => Cv * Network.Small.Seconds(items), Noise.Normal(trial, "faint")), out _);
            foreach (var (name, truth) in new[] { ("efficiency", Network.Efficiency), ("bandwidth_efficiency", Network.BandwidthEfficiency), ("call_overhead", Network.Small.Overhead) })
            {
                held[name] += fit?.Parameters.FirstOrDefault(figure => figure.Name == name) is { } figure && figure.Low <= truth && truth <= figure.High ? 1 : 0;
            }
        }

        Assert.All(held, figure => Assert.True(figure.Value >= 0.87 * Trials, string.Join(", ", held.Select(each => $"{each.Key} {each.Value}"))));
    }

    [Fact]
    public void Fit_WithAKnee_TellsWhereItIs()
    {
        var network = Network.WithAKnee;
        var fit = Fit(network, out var bag)!;
        Assert.Empty(bag.ToImmutable());
        var knee = Assert.Single(fit.Derived);
        double Excess(double items) => (network.Roofs(items).Arithmetic / Network.Efficiency) - (network.Roofs(items).Transfers / Network.BandwidthEfficiency);
        Assert.True(Excess(knee.Low) < 0 && Excess(knee.High!.Value) > 0, $"{knee.Low} to {knee.High}");
        Assert.Equal(knee.Value, Assert.Single(fit.Marks).X);
        Assert.Contains(fit.Curve, point => point.X.Equals(knee.Value));
    }

    [Theory]
    [InlineData("arithmetic", "bandwidth_efficiency", 0.8)]
    [InlineData("transfers", "efficiency", 0.5)]
    public void Fit_UnderOneRoof_KeepsTheOtherAndSaysOnlyItsBound(string what, string other, double kept)
    {
        var (network, fit) = (Of(what), Fit(Of(what), out _)!);
        var unknown = Assert.Single(fit.Derived);
        Assert.Equal((other, kept, 0.0), (unknown.Name, unknown.Value, unknown.StandardError));
        Assert.InRange(unknown.Low, 0.001, kept);
        Assert.DoesNotContain($" {other}:", fit.Snippet.Text, StringComparison.Ordinal);

        // At its bound the other roof just binds, at the size at which it is nearest to it.
        var own = fit.Parameters[0].Value;
        Assert.Equal(0, Sizes.Min(items =>
        {
            var (arithmetic, transfers) = network.Roofs(items);
            return what == "arithmetic" ? (arithmetic / own) - (transfers / unknown.Low) : (transfers / own) - (arithmetic / unknown.Low);
        }), 12);
    }

    [Fact]
    public void Fit_WithAGivenOverhead_TakesIt()
    {
        var fit = Fit(Network.WithAKnee, out _, ("call_overhead", "1 ms"))!;
        Assert.Equal(["efficiency", "bandwidth_efficiency"], fit.Parameters.Select(figure => figure.Name));
        Assert.Contains("\n    call_overhead: 1 ms\n    cv: 0.00", fit.Snippet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfBatches_CountsWhatTheyShareOnce()
    {
        var network = Network.WithAKnee;
        var places = new[] { 1, 4, 16, 64, 256 }.SelectMany(items => new[] { 1, 2, 8 }.Select(batch => (Items: items, Batch: batch))).ToArray();
        var rows = places.Select(place => $"{place.Items},{place.Batch},{network.Seconds(place.Items, place.Batch):R} s").ToArray();
        var fit = new RooflineFit().Fit(Tables.Of("items,batch,time", rows), new FitOptions("m") { Model = network.As() }, new DiagnosticBag())!;
        Assert.Equal([Network.Efficiency, Network.BandwidthEfficiency, Network.CallOverhead], fit.Parameters.Select(figure => Math.Round(figure.Value, 9)));
        Assert.Equal("items × batch", fit.X.Name);
        Assert.Equal(512, fit.Rows.Max(row => row.X) / 4);
    }

    [Fact]
    public void Fit_OfBatchesThatShareTheirItems_IsDrawnByItsOwnTimes()
    {
        var network = new Network(new Flat(4, 768), 4e9);
        var places = new[] { 1e4, 3e4, 1e5 }.SelectMany(items => new[] { 1, 4, 64 }.Select(batch => (Items: items, Batch: batch))).ToArray();
        var rows = places.Select(place => $"{place.Items},{place.Batch},{network.Seconds(place.Items, place.Batch):R} s").ToArray();
        var fit = new RooflineFit().Fit(Tables.Of("items,batch,time", rows), new FitOptions("m") { Model = network.As() }, new DiagnosticBag())!;
        Assert.Equal([Network.Efficiency, Network.BandwidthEfficiency, Network.CallOverhead], fit.Parameters.Select(figure => Math.Round(figure.Value, 9)));
        Assert.Equal("fitted time", fit.X.Name);
        Assert.All(fit.Rows, row => Assert.Equal(row.Fitted, row.X));
        Assert.Empty(fit.Marks);
    }

    [Fact]
    public void Fit_AboveThePeak_IsRefused()
    {
        var network = Network.BoundByArithmetic;
        Assert.Null(network.Fit(Sizes, [.. Sizes.Select(items => network.Seconds(items) / 3)], out var bag));
        Assert.Equal(DiagnosticCodes.EfficiencyAbovePeak, Assert.Single(bag.ToImmutable()).Code);
    }

    [Fact]
    public void Fit_AtThePeak_IsHeldThereAboutHalfOfTheTimes()
    {
        var network = Network.BoundByArithmetic;
        double At(double items) => Network.CallOverhead + network.Roofs(items).Arithmetic;
        int held = 0, covered = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var fit = network.Fit(Sizes, Given.Shaken(Sizes, At, items => Cv * At(items), Noise.Normal(trial, "peak")), out var bag)!;
            var efficiency = fit.Parameters[0];
            held += bag.ToImmutable().Any(diagnostic => diagnostic.Code == DiagnosticCodes.ParameterHeld && diagnostic.Message.StartsWith("efficiency", StringComparison.Ordinal)) ? 1 : 0;
            covered += efficiency.High >= 1 ? 1 : 0;
            Assert.InRange(efficiency.Value, 0.9, 1);
        }

        Assert.InRange(held, 120, 180);
        Assert.InRange(covered, 275, 300);
    }

    [Fact]
    public void Fit_FasterThanTransfersCouldBe_IsRefused()
    {
        var network = Network.WithAKnee;
        Assert.Null(network.Fit(Sizes, [.. Sizes.Select(items => network.Roofs(items).Arithmetic / Network.Efficiency)], out var bag));
        Assert.Contains("transfers", Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.EfficiencyAbovePeak).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfTimesThatAreAllOverhead_SaysSo()
    {
        var network = Network.BoundByArithmetic;
        Assert.Null(network.Fit(Sizes, [.. Sizes.Select(items => network.Seconds(items) / 100)], out var bag, ("call_overhead", "1 ms")));
        Assert.Contains("leave 'call_overhead' to the fit", Assert.Single(bag.ToImmutable()).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_OfTimesThatBend_IsRefused()
    {
        var network = Network.BoundByArithmetic;
        double Bent(double items) => network.Seconds(items) * (1 + (items / 500));
        Assert.Null(network.Fit(Sizes, Given.Shaken(Sizes, Bent, items => Cv * Bent(items), Noise.Normal(1, "bent")), out var bag));
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.PoorFit && diagnostic.Severity == Severity.Error);
    }

    [Fact]
    public void Fit_WithOneWrongMeasurement_NamesItAndIsUnmoved()
    {
        var network = Network.WithAKnee;
        var seconds = Given.Shaken(Sizes, items => network.Seconds(items), items => 0.02 * network.Seconds(items), Noise.Normal(3, "roofline"));
        seconds[17] *= 4;
        var fit = network.Fit(Sizes, seconds, out var bag)!;
        Assert.Equal(0, fit.Rows[17].Weight);
        Assert.Contains("line 19", Assert.Single(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.OutlyingMeasurements).Message, StringComparison.Ordinal);
        Assert.InRange(Network.Efficiency, fit.Parameters[0].Low, fit.Parameters[0].High!.Value);
    }

    [Fact]
    public void Fit_OfWorkThatHardlyDiffers_AsksForTheOverhead()
    {
        var network = new Network(new Hnsw(4, 768, 200, 16), 4e9);
        double[] sizes = [.. Enumerable.Range(0, 4).SelectMany(_ => new[] { 1e6, 2e6, 5e6, 1e7 })];
        double[] Times(string purpose) => Given.Shaken(sizes, items => network.Seconds(items), items => Cv * network.Seconds(items), Noise.Normal(1, purpose));
        Assert.Null(network.Fit(sizes, Times("hnsw"), out var bag));
        Assert.Contains("call_overhead", Assert.Single(bag.ToImmutable()).Hint, StringComparison.Ordinal);
        var fit = network.Fit(sizes, Times("hnsw"), out _, ("call_overhead", "1 ms"))!;
        Assert.Equal("bandwidth_efficiency", Assert.Single(fit.Parameters).Name);
        Assert.InRange(Network.BandwidthEfficiency, fit.Parameters[0].Low, fit.Parameters[0].High!.Value);
    }

    [Fact]
    public void Fit_AtOneSize_WarnsThatTheOverheadIsNotTold()
    {
        var network = Network.BoundByArithmetic;
        double[] sizes = [.. Enumerable.Repeat(500.0, 12)];
        var fit = network.Fit(sizes, Given.Shaken(sizes, items => network.Seconds(items), items => Cv * network.Seconds(items), Noise.Normal(1, "size")), out var bag)!;
        Assert.Equal(["efficiency"], fit.Parameters.Select(figure => figure.Name));
        Assert.Equal(DiagnosticCodes.TooFewMeasurements, Assert.Single(bag.ToImmutable()).Code);
    }

    [Theory]
    [InlineData("items,time", "1,1 ms;2,2 ms", DiagnosticCodes.TooFewMeasurements)]
    [InlineData("items,seconds", "1,1 ms;2,2 ms", DiagnosticCodes.MissingColumn)]
    [InlineData("items,time", "1,8 ms;2,7 ms;3,6 ms;4,5 ms;5,4 ms;6,3 ms;7,2 ms;8,1 ms", DiagnosticCodes.PoorFit)]
    [InlineData("items,time", "1,1 ms;2,2 ms;3,x;4,5 ms;5,4 ms;6,3 ms;7,2 ms;8,1 ms", DiagnosticCodes.InvalidQuantity)]
    public void Fit_OfWhatIsNoRoofline_SaysWhy(string header, string rows, string code)
    {
        var bag = new DiagnosticBag();
        Assert.Null(new RooflineFit().Fit(Tables.Of(header, rows.Split(';')), new FitOptions("m") { Model = Network.BoundByArithmetic.As() }, bag));
        Assert.Equal(code, Assert.Single(bag.ToImmutable()).Code);
    }

    /// <summary>With hardly any scatter.</summary>
    private static Core.Fitting.Fit? Fit(Network network, out DiagnosticBag bag, params (string Key, string Value)[] keys) =>
        network.Fit(Sizes, Given.Shaken(Sizes, items => network.Seconds(items), items => 0.001 * network.Seconds(items), Noise.Normal(2, "roofline")), out bag, keys);

    private static Network Of(string what) => what switch { "arithmetic" => Network.BoundByArithmetic, "transfers" => Network.BoundByTransfers, _ => Network.WithAKnee };
}
