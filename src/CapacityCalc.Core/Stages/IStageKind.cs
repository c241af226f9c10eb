using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.Stages;

/// <summary>A kind of stage: it lists the keys it reads, binds them to a stage, and the stage lowers itself into primitives.</summary>
public interface IStageKind
{
    /// <summary>Its keys, beside `stage` and `kind`; the set's name is what `kind` says in the file.</summary>
    ParameterSet Parameters { get; }

    /// <summary>The stage; null where its arguments do not make one, which has been reported.</summary>
    internal Stage? Bind(StageContext context, Arguments arguments);
}
