using CapacityCalc.Core.CostModels;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Scenarios;
using CapacityCalc.Core.Stages;
using CapacityCalc.Core.Units;

namespace CapacityCalc.Core.Estimation;

/// <summary>Puts a stage's model where it runs, and says why its time does not hold there.</summary>
internal static class ModelPlacing
{
    /// <summary>Far beyond what any limit of a scenario allows, and small enough that its products with rates stay finite.</summary>
    internal const double LongestSeconds = 1e30;

    /// <summary>The model on the stage's hardware; after an error, one that takes no time, so that the rest can still be judged.</summary>
    /// <param name="items">That the stage scores per request; null where unknown.</param>
    public static CostModel Place(Stage stage, Work work, double? items, DiagnosticBag bag)
    {
        var model = work.Model;
        var worker = WorkerOf(work);
        NoteQuality(stage, model, items, bag);
        var isHere = CheckMeasurement(stage, work, bag);
        CheckCalibration(stage, work, bag);
        return model.Needs(worker) switch
        {
            WorkerNeed.Nothing when isHere => Timed(stage, work, model.On(new Workplace(worker, items)), items ?? 0, bag),
            WorkerNeed.Nothing => Untimed(model),
            WorkerNeed.Worker => Unplaced(stage, work, bag),
            _ when model.Common.Device == Device.Accelerator && work.Hardware is { Accelerators: 0 } => Untimed(model),
            var need => Missing(stage, work, need, bag),
        };
    }

    /// <summary>Null where the scenario does not say what the stage runs on.</summary>
    private static Worker? WorkerOf(Work work) =>
        work is { Hosts.Mode: not HostMode.External, Hardware: { } shape } ? Worker.Of(shape, work.Model.Common.Device, work.CoresPerTask) : null;

    /// <summary>A shape that hardly computes at all makes times of which no later figure would be a number.</summary>
    private static CostModel Timed(Stage stage, Work work, CostModel placed, double items, DiagnosticBag bag)
    {
        if (placed.MeanSeconds(items) <= LongestSeconds)
        {
            return placed;
        }

        bag.Error(
            DiagnosticCodes.OutOfRange,
            work.Places.Of(Work.HardwareParameter),
            $"stage '{stage.Name}': '{placed.Name}' would take longer than any time that can be planned",
            "mend the peak and bandwidth of the hardware, or the model");
        return Untimed(placed);
    }

    private static ServiceModel Untimed(CostModel model) => new() { Name = model.Name, Common = model.Common, Mean = 0 };

    private static ServiceModel Unplaced(Stage stage, Work work, DiagnosticBag bag)
    {
        var isExternal = work.Hosts.Mode == HostMode.External;
        bag.Error(
            DiagnosticCodes.UnplacedModel,
            stage.Span,
            $"stage '{stage.Name}': the time of '{work.Model.Name}' follows from the hardware that runs it, and the stage {(isExternal ? "is a service of someone else's" : "names none")}",
            isExternal ? "state the time of the service: 'kind: service' with 'p50' and 'p99'" : "add for example 'hardware: c7i.8xlarge' to the stage");
        return Untimed(work.Model);
    }

    private static ServiceModel Missing(Stage stage, Work work, WorkerNeed need, DiagnosticBag bag)
    {
        var (message, hint) = MissingFigure.InWords(need, work.Hardware!, work.Model.Common.Device, ((ArchitectureModel)work.Model).Roofline.Precision);
        bag.Error(
            DiagnosticCodes.MissingFigure,
            work.Places.Of(Work.HardwareParameter),
            $"stage '{stage.Name}': the time of '{work.Model.Name}' follows from its hardware, and {message}",
            hint);
        return Untimed(work.Model);
    }

    /// <summary>Whether measured times hold here.</summary>
    private static bool CheckMeasurement(Stage stage, Work work, DiagnosticBag bag)
    {
        if (work.Model.MeasuredOn is not { } measured)
        {
            return true;
        }

        if (work.Hosts.Mode == HostMode.External)
        {
            bag.Warning(
                DiagnosticCodes.UnusedValue,
                stage.Span,
                $"stage '{stage.Name}' is external, so that its hardware is not ours: that '{work.Model.Name}' was measured on {measured.Name} has no effect",
                "remove 'on', or 'hosts: external'");
            return true;
        }

        if (work.Hardware is { } here && measured.HoldsOn(here, work.Model.Common.Device))
        {
            return true;
        }

        bag.Error(
            DiagnosticCodes.MeasuredElsewhere,
            work.Places.Of(Work.HardwareParameter),
            $"stage '{stage.Name}' runs '{work.Model.Name}' on {work.Hardware?.Name ?? "hardware that it does not name"}, and its time was measured on {measured.Name}: a measured time holds on one shape only",
            $"write 'hardware: {measured.Name}', or measure it there");
        return false;
    }

    private static void CheckCalibration(Stage stage, Work work, DiagnosticBag bag)
    {
        if (work is { Model: ArchitectureModel { CalibratedOn: { } calibrated } model, Hardware: { } shape, Hosts.Mode: not HostMode.External } && !calibrated.HoldsOn(shape, model.Common.Device))
        {
            bag.Warning(
                DiagnosticCodes.CalibratedElsewhere,
                stage.Span,
                $"stage '{stage.Name}' runs '{model.Name}' on {shape.Name}, and it was calibrated on {calibrated.Name}: its efficiency and overheads are assumed to hold there",
                $"measure it on {shape.Name}");
        }
    }

    /// <summary>A table by items that ends short of the stage's items says nothing of them.</summary>
    private static void NoteQuality(Stage stage, CostModel model, double? items, DiagnosticBag bag)
    {
        if (model.Common.Quality is { ByItems.IsEmpty: false } quality && items is { } scored && quality.At(scored) is null)
        {
            bag.Warning(
                DiagnosticCodes.QualityBeyondTable,
                stage.Span,
                $"stage '{stage.Name}' scores {Count.Dimension.Print(scored)} items, of which the quality of '{model.Name}' says nothing: it is known from {Count.Dimension.Print(quality.ByItems[0].At)} to {Count.Dimension.Print(quality.ByItems[^1].At)}",
                "measure it there, and add it to the table");
        }
    }
}
