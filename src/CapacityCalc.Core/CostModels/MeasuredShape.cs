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
        Parameter.Optional("on", Name, "the shape that the times were measured on: they hold on no other, which is an error; anywhere where absent");

    /// <summary>Of the measurements that an architecture is calibrated by.</summary>
    public static Parameter<DocumentNode> OfCalibration { get; } =
        Parameter.Optional("on", Name, "the shape that `calibrate` was measured on; needed beside it");

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
