using System.Runtime.ExceptionServices;

namespace CapacityCalc.Core.Estimation;

/// <summary>A computation that runs beside its caller, on a thread of its own.</summary>
/// <remarks>The result does not depend on it: the work shares nothing that changes with what goes on meanwhile. It is there for the answer to be
/// a few milliseconds sooner, of ten.</remarks>
internal sealed class Beside<T>
{
    private readonly Thread _thread;
    private T _result = default!;
    private ExceptionDispatchInfo? _failure;

    public Beside(Func<T> work)
    {
        _thread = new Thread(() =>
        {
            try
            {
                _result = work();
            }
            catch (Exception failure) when (Catch(failure))
            {
            }
        });
        _thread.Start();
    }

    /// <summary>The result, when it is there; what the work threw is thrown here.</summary>
    public T Result
    {
        get
        {
            _thread.Join();
            _failure?.Throw();
            return _result;
        }
    }

    private bool Catch(Exception failure)
    {
        _failure = ExceptionDispatchInfo.Capture(failure);
        return true;
    }
}
