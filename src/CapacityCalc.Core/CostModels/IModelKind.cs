using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>A kind of model: it lists the keys it reads and makes a cost model of them.</summary>
public interface IModelKind
{
    /// <summary>Its keys; the set's name is what `kind` says in the file.</summary>
    ParameterSet Parameters { get; }

    /// <summary>The model; what is wrong with the arguments has been or is reported to their bag.</summary>
    internal CostModel Bind(ModelContext context, Arguments arguments);
}
