using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Documents;
using CapacityCalc.Core.Parameters;
using CapacityCalc.Core.Scenarios;

namespace CapacityCalc.Core.Exploration;

/// <summary>Which parameter reads what stands at a path of a document.</summary>
internal sealed class ParameterLookup(ScenarioDocument document)
{
    private readonly IReadOnlyList<Arguments> _bound = Bound(document);

    /// <summary>Null where no parameter reads it.</summary>
    public IParameter? Find(ScenarioPath path) => Find(path, _bound) ?? Missing(path);

    /// <summary>Of a section that the document does not have yet: it has one as soon as something is set in it.</summary>
    private IParameter? Missing(ScenarioPath path) =>
        path.Get(document) is null && path.TrySet(document, new TextNode("1", default, ValueOrigin.Set), out var patched, out _) ? Find(path, Bound(patched)) : null;

    private static IParameter? Find(ScenarioPath path, IReadOnlyList<Arguments> bound)
    {
        var dot = path.Text.LastIndexOf('.');
        var (owner, name) = dot < 0 ? ("", path.Text) : (path.Text[..dot], path.Text[(dot + 1)..]);
        return bound.Where(arguments => arguments.Path == owner).Select(arguments => arguments.Parameter(name)).FirstOrDefault(parameter => parameter is not null);
    }

    private static IReadOnlyList<Arguments> Bound(ScenarioDocument document)
    {
        var binder = new ArgumentBinder(new DiagnosticBag());
        Binder.Bind(document, binder);
        return binder.Bound;
    }
}
