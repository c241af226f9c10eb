using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Which parameter reads what stands at a path of a document.</summary>
internal sealed class ParameterLookup
{
    private readonly IReadOnlyList<Arguments> _bound;

    public ParameterLookup(ScenarioDocument document)
    {
        var binder = new ArgumentBinder(new DiagnosticBag());
        Binder.Bind(document, binder);
        _bound = binder.Bound;
    }

    /// <summary>Null where no parameter reads it.</summary>
    public IParameter? Find(ScenarioPath path)
    {
        var dot = path.Text.LastIndexOf('.');
        var (owner, name) = dot < 0 ? ("", path.Text) : (path.Text[..dot], path.Text[(dot + 1)..]);
        return _bound.Where(arguments => arguments.Path == owner).Select(arguments => arguments.Parameter(name)).FirstOrDefault(parameter => parameter is not null);
    }
}
