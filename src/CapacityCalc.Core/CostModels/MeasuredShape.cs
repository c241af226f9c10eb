using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Hardware;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>The key <c>on</c>: the shape on which something was measured.</summary>
internal static class MeasuredShape
{
    private const string Example = "p3.2xlarge";

    private static readonly NodeType Name = new("shape's name", Example);

    /// <summary>Of times that hold on one shape only.</summary>
    public static Parameter<DocumentNode> OfTimes { get; } =
        Parameter.Optional("on", Name, "the shape that the times were measured on: on one that computes otherwise they do not hold, which is an error; anywhere where absent");

    /// <summary>Of the measurements that an architecture is calibrated by.</summary>
    public static Parameter<DocumentNode> OfCalibration { get; } =
        Parameter.Optional("on", Name, "the shape that `calibrate` was measured on; needed beside it");

    /// <summary>Whether what was measured on one shape holds on another: a price, a name, a network or memory changes no time.</summary>
    public static bool HoldsOn(this Shape measured, Shape here, Device device)
    {
        var isSame = device == Device.Accelerator
            ? here.AcceleratorCompute is not null && here.Accelerator == measured.Accelerator && here.AcceleratorCompute == measured.AcceleratorCompute
            : here.CoreCompute is not null && here.Cores == measured.Cores && here.CoreCompute == measured.CoreCompute;

        // Where the figures are not known, only the same machine at another price is known to compute alike.
        return isSame || here.Name == measured.Name || here with { Name = measured.Name, DollarsPerHour = measured.DollarsPerHour } == measured;
    }

    /// <summary>The shape; null where the key is absent, or after a diagnostic.</summary>
    public static Shape? From(ModelContext context, Arguments arguments, Parameter<DocumentNode> parameter)
    {
        if (!arguments.TryGet(parameter, out var node))
        {
            return null;
        }

        var path = arguments.PathOf(parameter);
        if (node is TextNode name)
        {
            return context.Shapes(name, path);
        }

        arguments.Bag.Error(DiagnosticCodes.WrongShape, node.Span, $"'{path}' is {ValueReader.Shape(node)}, not a shape's name", $"write for example '{Example}'");
        return null;
    }
}
