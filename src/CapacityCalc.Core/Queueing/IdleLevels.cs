using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>What M/PH/c does from the moment a server falls idle until all are busy again.</summary>
/// <remarks>
/// Block elimination from the empty system upwards. With −L the rates out of the configurations of n busy servers, A those of arrivals and D
/// those of departures, the first passage from n to n + 1 is Gₙ = (−L − D Gₙ₋₁)⁻¹ A, a stochastic matrix; the times spent on the way are
/// (−L − D Gₙ₋₁)⁻¹ (1 + D × the times one level below). All terms are positive, so that nothing cancels. Source: M. F. Neuts (1981),
/// "Matrix-geometric solutions in stochastic models", chapter 3.
/// </remarks>
internal sealed class IdleLevels
{
    private readonly PhaseConfigurations _configurations;
    private readonly ServicePhases _service;
    private readonly double _rate;
    private double[] _passage = [];
    private int _width;

    /// <param name="rate">Arrivals per mean service time.</param>
    public IdleLevels(PhaseConfigurations configurations, ServicePhases service, int servers, double rate)
    {
        (_configurations, _service, _rate) = (configurations, service, rate);
        for (var n = 0; n < servers; n++)
        {
            IsSolved = Climb(n);
            if (!IsSolved)
            {
                return;
            }
        }
    }

    public bool IsSolved { get; private set; }

    /// <summary>From a configuration of c − 1 busy servers: the probabilities of those of c at the first passage, then the mean time below c
    /// until then, and the mean of its integral over the busy servers.</summary>
    public ReadOnlySpan<double> Passage(int state) => _passage.AsSpan((state + 1) * _width - Outputs, Outputs);

    /// <summary>Values of a <see cref="Passage"/>.</summary>
    public int Outputs { get; private set; }

    private bool Climb(int n)
    {
        int size = _configurations.Size(n), above = _configurations.Size(n + 1), width = size + above + 2;
        var rows = new double[size * width];
        if (n > 0)
        {
            Moves(n, rows, width);
            Departures(n, rows, width);
        }

        for (var state = 0; state < size; state++)
        {
            var row = rows.AsSpan(state * width, width);
            row[state] = 0;
            var leaving = _rate;
            for (var other = 0; other < size; other++)
            {
                leaving += row[other];
                row[other] = -row[other];
            }

            row[state] = leaving;
            for (var phase = 0; phase < _service.Count; phase++)
            {
                row[size + _configurations.With(state, phase)] += _rate * _service.Start[phase];
            }

            row[^2] += 1;
            row[^1] += n;
        }

        (_passage, _width, Outputs) = (rows, width, above + 2);
        return LinearSystem.Solve(rows, size, width);
    }

    /// <summary>Phases that follow one another within a server.</summary>
    private void Moves(int n, Span<double> rows, int width)
    {
        for (var rest = 0; rest < _configurations.Size(n - 1); rest++)
        {
            for (var phase = 0; phase < _service.Count; phase++)
            {
                if (!_service.Ends(phase))
                {
                    var from = _configurations.With(rest, phase);
                    rows[from * width + _configurations.With(rest, phase + 1)] +=
                        _configurations.Count(from, phase, n) * _service.Rates[phase];
                }
            }
        }
    }

    /// <summary>Departures, each followed by its passage back.</summary>
    private void Departures(int n, Span<double> rows, int width)
    {
        var size = _configurations.Size(n);
        for (var rest = 0; rest < _configurations.Size(n - 1); rest++)
        {
            for (var phase = 0; phase < _service.Count; phase++)
            {
                if (_service.Ends(phase))
                {
                    var from = _configurations.With(rest, phase);
                    var rate = _configurations.Count(from, phase, n) * _service.Rates[phase];
                    var row = rows.Slice(from * width, width);
                    var passage = Passage(rest);
                    LinearSystem.AddScaled(row[..size], passage, rate);
                    row[^2] += rate * passage[^2];
                    row[^1] += rate * passage[^1];
                }
            }
        }
    }
}
