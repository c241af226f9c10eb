using System.Collections.Immutable;
using System.Globalization;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.CostModels;

/// <summary>Solves for an architecture's efficiency and overheads from measured times.</summary>
internal sealed class Calibration(ArchitectureKind kind, ModelContext context, Arguments arguments)
{
    private const int MostRows = 10_000;

    /// <summary>A fit that is off by more than this is no description of the measurements.</summary>
    private const double NotableMisfit = 0.1;

    private static readonly Parameter<Count> Items = Parameter.Required("items", new QuantityType<Count>(Bounds.Positive(Limits.Items), "4100"), "items of the task that was measured; vectors of the searched index");

    private static readonly Parameter<Duration> Time = Parameter.Required("time", new QuantityType<Duration>(Bounds.Positive(Limits.Seconds), "1 s"), "time that the task took");

    /// <summary>What a measurement may say otherwise than its model, beside what every measurement has.</summary>
    private ImmutableArray<IParameter> OfModel => ModelParametersOf(kind);

    private static readonly Parameter<int> Cores = Parameter.Optional("cores", new IntegerType(1, 100_000, "1"), "cores that it took, for a model on cores; 1 where absent");

    public static Parameter<DocumentNode> Rows { get; } = Parameter.Optional(
        "calibrate",
        new NodeType("list of measurements", "[{ items: 4100, time: 1 s }]"),
        "measured tasks, from which the efficiency and, where they can tell, overheads are solved; each may override any key of the architecture, and `precision`");

    public static ParameterSet Parameters { get; } = new(
        "calibrate",
        "One measurement of an architecture: so many items in so much time. Whatever key of the architecture it gives, or `precision`, takes the place of the model's.",
        [Items, Time, Cores]);

    /// <summary>All that one measurement of such a model may say.</summary>
    public static ParameterSet MeasurementOf(ArchitectureKind kind) => new(Parameters.Name, Parameters.Doc, [.. Parameters.Parameters, .. ModelParametersOf(kind)]);

    /// <summary>The model with what its measurements say of it; itself where there are none.</summary>
    /// <param name="isKnown">Whether the model's own architecture is right.</param>
    public ArchitectureModel Of(ArchitectureModel model, bool isKnown)
    {
        var shape = MeasuredShape.From(context, arguments, MeasuredShape.OfCalibration);
        if (!arguments.TryGet(Rows, out var node))
        {
            Require(MeasuredShape.OfCalibration, Rows);
            return model;
        }

        Require(Rows, MeasuredShape.OfCalibration);
        if (kind.Computes)
        {
            RejectBeside(ArchitectureKind.Efficiency);
        }

        if (Measurements(node) is not { IsEmpty: false } rows || shape is null || !isKnown || arguments.IsWrong(ArchitectureKind.BandwidthEfficiency))
        {
            return model;
        }

        var measured = ImmutableArray.CreateBuilder<Measurement>(rows.Length);
        foreach (var row in rows)
        {
            if (Measured(row, model, shape) is not { } measurement)
            {
                return model;
            }

            measured.Add(measurement);
        }

        return Fitted(model, measured.ToImmutable(), shape);
    }

    private ArchitectureModel Fitted(ArchitectureModel model, ImmutableArray<Measurement> rows, Shape shape)
    {
        var given = (arguments.IsGiven(ArchitectureKind.Overhead) ? Unknowns.Overhead : Unknowns.None)
            | (arguments.IsGiven(ArchitectureKind.CallOverhead) ? Unknowns.CallOverhead : Unknowns.None);
        if (CalibrationFit.Solve(rows, model.Roofline, given) is not { } fit)
        {
            arguments.Bag.Error(
                DiagnosticCodes.CalibrationFailed,
                arguments.SpanOf(Rows),
                $"'{arguments.Path}': no efficiency explains the measured times: the overheads that are given take all of them, or the times are far too short",
                "lower 'overhead' and 'call_overhead', or mend the measurements");
            return model;
        }

        if (fit.Changed != Roofs.Arithmetic)
        {
            RejectBeside(ArchitectureKind.BandwidthEfficiency);
        }

        Tell(fit, rows.Length, shape);
        Judge(fit);
        return model with { Roofline = fit.Roofline, CalibratedOn = shape };
    }

    private void Tell(CalibrationFit fit, int rows, Shape shape)
    {
        var unknowns = 1 + int.PopCount((int)fit.Free);
        var measurements = rows == 1 ? "1 measurement" : rows.ToString(CultureInfo.InvariantCulture) + " measurements";
        var quality = rows > unknowns ? $"within {Ratio.Dimension.Print(fit.LargestError, 2)}"
            : fit.LargestError < 1e-6 ? "no more than there are unknowns"
            : $"within {Ratio.Dimension.Print(fit.LargestError, 2)}, no more than there are unknowns";
        var note = $"calibrated on {shape.Name} by {measurements}, {quality}{(fit.Changed == Roofs.Both ? ", one factor for both efficiencies" : "")}";
        void Say(IParameter parameter, bool isFitted, string value)
        {
            if (isFitted)
            {
                arguments.Binder.Correct(arguments.PathOf(parameter), value, ValueOrigin.Calibration, note);
            }
        }

        Say(ArchitectureKind.Efficiency, fit.Changed != Roofs.Transfers, Ratio.Dimension.Print(fit.Roofline.Efficiency));
        Say(ArchitectureKind.BandwidthEfficiency, fit.Changed != Roofs.Arithmetic, Ratio.Dimension.Print(fit.Roofline.BandwidthEfficiency));
        Say(ArchitectureKind.Overhead, fit.Free.HasFlag(Unknowns.Overhead), Duration.Dimension.Print(fit.Roofline.OverheadSeconds));
        Say(ArchitectureKind.CallOverhead, fit.Free.HasFlag(Unknowns.CallOverhead), Duration.Dimension.Print(fit.Roofline.CallOverheadSeconds));
    }

    private void Judge(CalibrationFit fit)
    {
        if (fit.IsHeld)
        {
            arguments.Bag.Warning(
                DiagnosticCodes.EfficiencyAbovePeak,
                arguments.SpanOf(Rows),
                $"'{arguments.Path}' was measured to be faster than the hardware can be: its efficiency is held at 100%, which misses a measurement by {Ratio.Dimension.Print(fit.LargestError, 2)}",
                "mend the measurements, the architecture, 'precision', or the shape's figures");
        }
        else if (fit.LargestError > NotableMisfit)
        {
            arguments.Bag.Warning(
                DiagnosticCodes.CalibrationMisfit,
                arguments.SpanOf(Rows),
                $"'{arguments.Path}' does not fit its measurements: the best efficiency and overheads miss one of them by {Ratio.Dimension.Print(fit.LargestError, 2)}",
                "measurements that contradict each other, or an architecture that was not the one measured");
        }
    }

    private ImmutableArray<Arguments> Measurements(DocumentNode node)
    {
        var path = arguments.PathOf(Rows);
        if (node is not ListNode { Items: { Length: > 0 and <= MostRows } items })
        {
            arguments.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a list of 1 to {MostRows} measurements", $"write for example '{Rows.Example}'");
            return [];
        }

        var set = MeasurementOf(kind);
        RejectMoved(node);
        var rows = ImmutableArray.CreateBuilder<Arguments>(items.Length);
        for (var index = 0; index < items.Length; index++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{path}.{index}");
            if (items[index] is MapNode row)
            {
                RejectWhatIsSet(node, row, place);
                rows.Add(arguments.Binder.BindMeasurement(set, Completed(row), place));
            }
            else
            {
                arguments.Bag.Error(DiagnosticCodes.WrongShape, items[index].Span, $"'{place}' is {ValueReader.Shape(items[index])}, not a measurement", "write for example '{ items: 4100, time: 1 s }'");
            }
        }

        return rows.Count == items.Length ? rows.ToImmutable() : [];
    }

    /// <summary>What was measured does not change with what is set or swept: a row that says nothing of such a key would be taken for a measurement at its new value.</summary>
    private void RejectWhatIsSet(DocumentNode rows, MapNode row, string place)
    {
        foreach (var parameter in OfModel)
        {
            if (rows.Origin == ValueOrigin.File && row[parameter.Name] is null && arguments.NodeOf(parameter) is { Origin: ValueOrigin.Set })
            {
                arguments.Bag.Error(
                    DiagnosticCodes.MissingKey,
                    row.Span,
                    $"'{place}' does not say at which '{parameter.Name}' it was measured, and '{arguments.PathOf(parameter)}' is set anew",
                    $"add '{parameter.Name}' to the measurement, as it was in the file");
            }
        }
    }

    /// <summary>Measurements hold where they were made, which none of them says for itself.</summary>
    private void RejectMoved(DocumentNode rows)
    {
        foreach (var parameter in new[] { CommonModel.DeviceParameter, MeasuredShape.OfCalibration })
        {
            if (rows.Origin == ValueOrigin.File && arguments.NodeOf(parameter) is { Origin: ValueOrigin.Set })
            {
                arguments.Bag.Error(
                    DiagnosticCodes.ConflictingKeys,
                    rows.Span,
                    $"'{arguments.PathOf(Rows)}' was measured with the '{parameter.Name}' of the file, and '{arguments.PathOf(parameter)}' is set anew",
                    $"set the whole model, with measurements made there, or leave '{parameter.Name}' as it is");
            }
        }
    }

    /// <summary>The row with the model's own architecture wherever it says nothing of it.</summary>
    private MapNode Completed(MapNode row) => row with
    {
        Entries =
        [
            .. row.Entries,
            .. OfModel
                .Where(parameter => row[parameter.Name] is null && arguments.NodeOf(parameter) is not null && !arguments.IsWrong(parameter))
                .Select(parameter => new MapEntry(parameter.Name, arguments.SpanOf(parameter), arguments.NodeOf(parameter)!)),
        ],
    };

    /// <summary>What one row measured; null after a diagnostic.</summary>
    private Measurement? Measured(Arguments row, ArchitectureModel model, Shape shape)
    {
        var isCores = row.TryGet(Cores, out var cores);
        if (isCores && model.Common.Device == Device.Accelerator)
        {
            arguments.Bag.Error(DiagnosticCodes.ConflictingKeys, row.SpanOf(Cores), $"'{row.PathOf(Cores)}': the model runs on an accelerator", "remove 'cores', or write 'device: cpu'");
            return null;
        }

        if (!row.TryGet(Items, out var items) | !row.TryGet(Time, out var time) || row.IsWrong(Cores) || row.IsWrong(ArchitectureKind.Precision))
        {
            return null;
        }

        var precision = row.Get(ArchitectureKind.Precision);
        if (kind.Read(row, precision.Bytes()) is not { } architecture)
        {
            return null;
        }

        var worker = Worker.Of(shape, model.Common.Device, isCores ? cores : 1);
        var measured = model with { Architecture = architecture, Roofline = model.Roofline with { Precision = precision } };
        if (measured.Needs(worker) is not WorkerNeed.Nothing and var need)
        {
            var (message, hint) = MissingFigure.InWords(need, shape, model.Common.Device, precision);
            arguments.Bag.Error(DiagnosticCodes.MissingFigure, arguments.SpanOf(MeasuredShape.OfCalibration), $"'{arguments.Path}' cannot be calibrated on {shape.Name}: {message}", hint);
            return null;
        }

        var (arithmetic, transfers) = Roofline.Roofs(
            architecture.Work(items.Amount),
            1,
            worker.Peak(precision) ?? double.PositiveInfinity,
            worker.BytesPerSecond ?? double.PositiveInfinity);

        // Keys that change only the memory, such as the vocabulary, make no other architecture to a measurement of time.
        var text = string.Create(CultureInfo.InvariantCulture, $"{architecture.Work(1)} {architecture.Work(Limits.Items)}");
        return new Measurement(text, arithmetic, transfers, items.Amount, time.Seconds);
    }

    private static ImmutableArray<IParameter> ModelParametersOf(ArchitectureKind kind) => [.. kind.ArchitectureParameters, ArchitectureKind.Precision];

    private void Require(Parameter<DocumentNode> given, Parameter<DocumentNode> other)
    {
        if (arguments.IsGiven(given) && !arguments.IsGiven(other))
        {
            arguments.Bag.Error(
                DiagnosticCodes.MissingKey,
                arguments.SpanOf(given),
                $"'{arguments.Path}' needs '{other.Name}' beside '{given.Name}'",
                $"add '{other.Name}: {other.Example}'");
        }
    }

    private void RejectBeside(Parameter<Ratio> parameter)
    {
        if (arguments.IsGiven(parameter))
        {
            arguments.Bag.Error(
                DiagnosticCodes.ConflictingKeys,
                arguments.SpanOf(parameter),
                $"'{arguments.PathOf(parameter)}' is what 'calibrate' solves for",
                $"remove '{parameter.Name}' or 'calibrate'");
        }
    }
}
