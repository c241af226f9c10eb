using System.Collections.Immutable;
using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.ScenarioFiles;

namespace CapacityCalc.Core.Tests.CostModels;

public sealed class CalibrationTests
{
    /// <summary>
    /// UKPLab/sentence-transformers, docs/pretrained-models/ce-msmarco.md: documents/s of MS MARCO cross-encoders on a V100. The sequence length is
    /// not published; 128 is assumed.
    /// </summary>
    private static readonly (int Layers, int PerSecond)[] MiniLm = [(2, 4100), (4, 2500), (6, 1800), (12, 960)];

    private const string Encoder = "kind: transformer, layers: 6, hidden: 384, heads: 12, sequence: 128, device: accelerator, cv: 0, on: p3.2xlarge";

    private static string Row(int layers) => $"{{ layers: {layers}, items: {MiniLm.Single(row => row.Layers == layers).PerSecond}, time: 1 s }}";

    private static string MiniLmBy(string calibration, int layers) => $"{{ {Encoder.Replace("layers: 6", $"layers: {layers}", StringComparison.Ordinal)}, {calibration} }}";

    /// <summary>From two layers and from twelve follow the others.</summary>
    [Theory]
    [InlineData(2, 0)]
    [InlineData(4, 0.02)]
    [InlineData(6, 0.02)]
    [InlineData(12, 0)]
    public void EfficiencyAndOverhead_FromTwoDepths_GiveTheOthers(int layers, double tolerance)
    {
        var model = Models.Bind(MiniLmBy($"calibrate: [{Row(2)}, {Row(12)}]", layers)).On(Models.V100);
        Assert.Equal(1, model.MeanSeconds(MiniLm.Single(row => row.Layers == layers).PerSecond), tolerance + 1e-9);
    }

    /// <summary>With the overhead of an item known, the efficiency from any one depth gives the others.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(12)]
    public void Efficiency_FromOneDepthAndAGivenOverhead_GivesTheOthers(int measured)
    {
        foreach (var (layers, perSecond) in MiniLm)
        {
            var model = Models.Bind(MiniLmBy($"overhead: 0.084 ms, calibrate: [{Row(measured)}]", layers)).On(Models.V100);
            Assert.Equal(1, model.MeanSeconds(perSecond), layers == measured ? 1e-9 : 0.02);
        }
    }

    /// <summary>harvard-acc/RecPipe (2021), one CPU engine, large model: 256 items 4.03 ms, 1024 12.21 ms, 4096 46.56 ms.</summary>
    [Theory]
    [InlineData("{ kind: measured, table: { 256: 4.03 ms, 4096: 46.56 ms }, cv: 0 }")]
    [InlineData("{ kind: dlrm, bottom: [256, 128, 64], top: [128, 64, 1], tables: 32, rows: 500k, dimension: 64, lookups: 120, cv: 0, on: server, calibrate: [{ items: 256, time: 4.03 ms, cores: 16 }, { items: 4096, time: 46.56 ms, cores: 16 }] }")]
    public void RecPipe_From256And4096Items_Gives1024(string yaml)
    {
        var model = Models.Bind(yaml).On(Models.Server, cores: 16);
        Assert.Equal(12.21e-3, model.MeanSeconds(1024), 12.21e-3 * 0.03);
        Assert.Equal(4.03e-3, model.MeanSeconds(256), 1e-9);
        Assert.Equal(46.56e-3, model.MeanSeconds(4096), 1e-9);
    }

    /// <summary>The answer tells what was solved for, by what and how well it fits, and nothing else.</summary>
    [Fact]
    public void Assumptions_TellWhatWasCalibrated()
    {
        var bag = new DiagnosticBag();
        var model = (ArchitectureModel)Models.Bind(MiniLmBy($"calibrate: [{Row(2)}, {Row(4)}, {Row(6)}, {Row(12)}]", 6), bag, out var assumptions);
        var calibrated = assumptions.Where(assumption => assumption.Origin == ValueOrigin.Calibration).ToArray();
        Assert.Equal(["model.efficiency", "model.overhead"], calibrated.Select(assumption => assumption.Path));
        Assert.All(calibrated, assumption => Assert.StartsWith("calibrated on p3.2xlarge by 4 measurements, within 0.", assumption.Note, StringComparison.Ordinal));
        Assert.Equal(assumptions.Count, assumptions.Select(assumption => assumption.Path).Distinct().Count());
        Assert.Equal("p3.2xlarge", model.CalibratedOn?.Name);
        Assert.Empty(bag.ToImmutable());

        // [D] about 0.084 ms an item beside 0.080 ms a layer, which is 478 MFLOP.
        Assert.InRange(model.Roofline.OverheadSeconds, 0.083e-3, 0.086e-3);
        Assert.InRange(model.Roofline.Efficiency, 0.375, 0.39);
    }

    /// <summary>One architecture at one number of items tells its efficiency alone, however often it was measured.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void SameMeasurement_OnceOrTwice_IsAnEfficiency(int times)
    {
        var rows = string.Join(", ", Enumerable.Repeat("{ items: 1800, time: 1 s }", times));
        var model = (ArchitectureModel)Models.Bind(MiniLmBy($"calibrate: [{rows}]", 6));
        Assert.Equal((0, 0), (model.Roofline.OverheadSeconds, model.Roofline.CallOverheadSeconds));
        Assert.Equal(1, model.On(Models.V100).MeanSeconds(1800), 1e-9);
    }

    /// <summary>Measurements that contradict each other are missed by as much as they must be, and that is said.</summary>
    [Fact]
    public void ContradictoryMeasurements_AreMisfit()
    {
        var bag = new DiagnosticBag();
        var model = Models.Bind(MiniLmBy("calibrate: [{ items: 1000, time: 1 s }, { items: 1000, time: 2 s }]", 6), bag, out var assumptions).On(Models.V100);
        Assert.Contains(bag.ToImmutable(), diagnostic => diagnostic.Code == DiagnosticCodes.CalibrationMisfit);

        // The t that minimises (t/1 − 1)² + (t/2 − 1)² is 1.2.
        Assert.Equal(1.2, model.MeanSeconds(1000), 1e-9);
        Assert.Contains(assumptions, assumption => assumption.Note == "calibrated on p3.2xlarge by 2 measurements, within 40%");
    }

    [Theory]
    [InlineData("overhead: 1 ms, calibrate: [{ items: 1800, time: 1 s }]", DiagnosticCodes.CalibrationFailed)]
    [InlineData("call_overhead: 1 s, calibrate: [{ items: 1800, time: 1 s }]", DiagnosticCodes.CalibrationFailed)]
    [InlineData("calibrate: [{ items: 1800, time: 1e-9 ns }]", DiagnosticCodes.CalibrationFailed)]
    [InlineData("calibrate: [{ items: 1800, time: 1 ms }]", DiagnosticCodes.EfficiencyAbovePeak)]
    [InlineData("calibrate: [{ items: 1800, time: 0 s }]", DiagnosticCodes.OutOfRange)]
    [InlineData("calibrate: [{ items: 1800 }]", DiagnosticCodes.MissingKey)]
    [InlineData("calibrate: [{ items: 1800, time: 1 s, layres: 2 }]", DiagnosticCodes.UnknownKey)]
    [InlineData("calibrate: [{ items: 1800, time: 1 s, cores: 2 }]", DiagnosticCodes.ConflictingKeys)]
    [InlineData("calibrate: [{ items: 1800, time: 1 s }], efficiency: 30%", DiagnosticCodes.ConflictingKeys)]
    [InlineData("calibrate: [{ items: 1800, time: 1 s, heads: 7 }]", DiagnosticCodes.InvalidArchitecture)]
    [InlineData("calibrate: 7", DiagnosticCodes.WrongShape)]
    [InlineData("calibrate: []", DiagnosticCodes.WrongShape)]
    [InlineData("calibrate: [7]", DiagnosticCodes.WrongShape)]
    public void DegenerateMeasurements_AreDiagnosed(string calibration, string code)
    {
        var bag = new DiagnosticBag();
        var seconds = Models.Bind(MiniLmBy(calibration, 6), bag).On(Models.V100).MeanSeconds(100);
        Assert.Equal(code, Assert.Single(bag.ToImmutable()).Code);
        Assert.True(double.IsFinite(seconds) && seconds > 0);
    }

    /// <summary>Linear models read their features: memory binds, and its efficiency is what the measurement says.</summary>
    [Fact]
    public void MeasurementsUnderTheMemoryRoof_CalibrateTheBandwidth()
    {
        var model = (ArchitectureModel)Models.Bind("{ kind: linear, features: 1000, cv: 0, on: cpu, calibrate: [{ items: 1M, time: 4 s }] }", new DiagnosticBag(), out var assumptions);
        Assert.Equal(1 / 3.0, model.Roofline.BandwidthEfficiency, 1e-5);
        Assert.Equal(0.5, model.Roofline.Efficiency, 1e-12);
        Assert.Equal("model.bandwidth_efficiency", Assert.Single(assumptions, assumption => assumption.Origin == ValueOrigin.Calibration).Path);
    }

    /// <summary>One task bound by the peak and one by the bandwidth change both efficiencies by one factor, exactly where one factor explains both.</summary>
    [Fact]
    public void MeasurementsUnderBothRoofs_ChangeBothByOneFactor()
    {
        var prior = new Roofline(Precision.Fp32, 0.5, 0.8, 0, 0);
        ImmutableArray<Measurement> rows = [new("a", 1, 0.1, 10, 4), new("a", 0.1, 1, 10, 2.5)];
        var fit = CalibrationFit.Solve(rows, prior, Unknowns.Overhead | Unknowns.CallOverhead)!;
        Assert.Equal(Roofs.Both, fit.Changed);
        Assert.Equal(0.25, fit.Roofline.Efficiency, 1e-12);
        Assert.Equal(0.4, fit.Roofline.BandwidthEfficiency, 1e-12);
        Assert.Equal(0, fit.LargestError, 1e-12);
    }

    /// <summary>Where the best overhead would be negative there is none, and the rest is fitted without it.</summary>
    [Fact]
    public void NegativeOverhead_IsDropped()
    {
        var prior = new Roofline(Precision.Fp32, 0.5, 0.8, 0, 0);
        ImmutableArray<Measurement> rows = [new("a", 1, 0, 10, 1), new("a", 2, 0, 20, 3)];
        var fit = CalibrationFit.Solve(rows, prior, Unknowns.None)!;
        Assert.Equal((0, 0), (fit.Roofline.OverheadSeconds, fit.Roofline.CallOverheadSeconds));

        // 1/e minimises (x − 1)² + (2x/3 − 1)²: x = (1 + 2/3) ÷ (1 + 4/9).
        Assert.Equal(13.0 / 15, fit.Roofline.Efficiency, 1e-12);
    }

    /// <summary>Where the best efficiency is above 100%, it is held there, and the overhead is the best beside it: 1 and 2 s at the peak that took 11 and 11.5 s.</summary>
    [Fact]
    public void EfficiencyAboveThePeak_IsHeldThere_AndOverheadsAreFittedBesideIt()
    {
        var prior = new Roofline(Precision.Fp32, 0.5, 0.8, 0, 0);
        ImmutableArray<Measurement> rows = [new("a", 1, 0, 10, 11), new("a", 2, 0, 20, 11.5)];
        var fit = CalibrationFit.Solve(rows, prior, Unknowns.Overhead)!;
        Assert.True(fit.IsHeld);
        Assert.Equal(1, fit.Roofline.Efficiency, 1e-12);

        // c minimises ((1 + c)/11 − 1)² + ((2 + c)/11.5 − 1)².
        var (one, two) = (1 / 121.0, 1 / 132.25);
        Assert.Equal(((10 * one) + (9.5 * two)) / (one + two), fit.Roofline.CallOverheadSeconds, 1e-9);
    }

    /// <summary>The vocabulary takes memory and no time: two sizes of it are one architecture, and the call overhead shows between numbers of items.</summary>
    [Fact]
    public void KeyOfMemoryAlone_MakesNoOtherArchitecture()
    {
        static ArchitectureModel By(string vocabulary) => (ArchitectureModel)Models.Bind(MiniLmBy($"calibrate: [{{ items: 100, time: 80 ms }}, {{ items: 1000, time: 530 ms{vocabulary} }}]", 6));

        Assert.Equal(0.03, By("").Roofline.CallOverheadSeconds, 1e-9);
        Assert.Equal(By("").Roofline, By(", vocabulary: 1000").Roofline);
    }

    /// <summary>A measurement in fp16 says what share of that peak was reached, whatever the model runs in.</summary>
    [Fact]
    public void PrecisionOfAMeasurement_IsItsOwn()
    {
        static double Efficiency(string keys, string row) => ((ArchitectureModel)Models.Bind(MiniLmBy($"{keys}calibrate: [{{ items: 1800, time: 1 s{row} }}]", 6))).Roofline.Efficiency;

        Assert.Equal(Efficiency("precision: fp16, ", ""), Efficiency("", ", precision: fp16"), 1e-12);
        Assert.Equal(Efficiency("", ""), Efficiency("precision: fp16, ", ", precision: fp32"), 1e-12);
    }

    /// <summary>Nor may what is set move the measurements to another precision, device or shape.</summary>
    [Theory]
    [InlineData("precision=fp16", "", DiagnosticCodes.MissingKey)]
    [InlineData("precision=fp16", ", precision: fp32", null)]
    [InlineData("device=cpu", ", precision: fp32", DiagnosticCodes.ConflictingKeys)]
    [InlineData("on=g5.xlarge", ", precision: fp32", DiagnosticCodes.ConflictingKeys)]
    public void WhereItWasMeasured_IsNotSetAnew(string option, string row, string? code)
    {
        var bag = new DiagnosticBag();
        var document = Given.Document($"traffic: {{ rate: 1/s, items: 10 }}\nhardware: p3.2xlarge\npipeline: [{{ stage: s, kind: rank, model: {MiniLmBy($"calibrate: [{{ items: 1800, time: 1 s{row} }}]", 6)} }}]\n");
        var patched = SetOption.Apply(document, [SetOption.Parse($"pipeline.s.model.{option}", bag)!], bag);
        _ = Binder.Bind(patched, bag);
        Assert.Equal(code, bag.ToImmutable().FirstOrDefault(diagnostic => diagnostic.Severity == Severity.Error)?.Code);
    }

    /// <summary>A sweep of the depth must not move what was measured at another.</summary>
    [Theory]
    [InlineData("calibrate: [{ layers: 6, items: 1800, time: 1 s }]", null)]
    [InlineData("calibrate: [{ items: 1800, time: 1 s }]", DiagnosticCodes.MissingKey)]
    public void KeyThatIsSet_MustBeInEveryMeasurement(string calibration, string? code)
    {
        var bag = new DiagnosticBag();
        var document = Given.Document($"traffic: {{ rate: 1/s, items: 10 }}\nhardware: p3.2xlarge\npipeline: [{{ stage: s, kind: rank, model: {MiniLmBy(calibration, 6)} }}]\n");
        var patched = SetOption.Apply(document, [SetOption.Parse("pipeline.s.model.layers=12", bag)!], bag);
        Assert.NotNull(Binder.Bind(document, new DiagnosticBag()));
        Assert.Equal(code is null, Binder.Bind(patched, bag) is not null);
        Assert.Equal(code is null ? [] : [code], bag.ToImmutable().Select(diagnostic => diagnostic.Code));
    }
}
