using System.Numerics;
using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How much of each mode there is in the steady state of M/PH/c, up to a common factor.</summary>
/// <remarks>What flows up to level c in the modes, λ/x for each v, is what has come down from it and returns by the <see cref="IdleLevels"/>: as
/// many equations as configurations, one of which follows from the others and gives way to a total of 1 at level c.</remarks>
internal sealed class BusyLevels
{
    private readonly PhaseConfigurations _configurations;
    private readonly ServicePhases _service;
    private readonly IdleLevels _below;
    private readonly int _servers;
    private readonly double[] _rows;
    private readonly int _size;
    private readonly List<Column> _columns = [];

    /// <param name="rate">Arrivals per mean service time.</param>
    public BusyLevels(
        PhaseConfigurations configurations, ServicePhases service, int servers, double rate, IdleLevels below, List<BusyMode> modes)
    {
        (_configurations, _service, _below, _servers) = (configurations, service, below, servers);
        _size = configurations.Size(servers);
        _rows = new double[_size * (_size + 1)];
        foreach (var mode in modes)
        {
            var scale = 1 / (rate + mode.Rate).Magnitude;
            var inflow = (rate + mode.Rate) * scale;
            Add(mode.Real, mode.Imaginary, inflow, scale);
            if (mode.Imaginary is { } imaginary)
            {
                Add(Array.ConvertAll(imaginary, v => -v), mode.Real, inflow, scale);
            }
        }

        _rows[^1] = 1;
        IsSolved = _columns.Count == _size && LinearSystem.Solve(_rows, _size, _size + 1);
        if (IsSolved)
        {
            Sum(modes, rate);
        }
    }

    public bool IsSolved { get; }

    /// <summary>Of all levels from c on, and of each mode in it.</summary>
    public double Busy { get; private set; }

    public Complex[] Weights { get; private set; } = [];

    /// <summary>Of all levels below c.</summary>
    public double Idle { get; private set; }

    /// <summary>The busy servers' sum over the levels below c.</summary>
    public double Working { get; private set; }

    /// <summary>The sum of the modes' magnitudes ÷ their sum: the factor by which rounding errors grow.</summary>
    public double Cancellation { get; private set; }

    private void Add(double[] v, double[]? other, Complex inflow, double scale)
    {
        var returning = Return(v);
        int index = _columns.Count, width = _size + 1;
        double mass = 0;
        for (var state = 0; state < _size; state++)
        {
            _rows[state * width + index] = returning[state] * scale - inflow.Real * v[state] + (other is null ? 0 : inflow.Imaginary * other[state]);
            mass += v[state];
        }

        _rows[(_size - 1) * width + index] = mass * scale;
        _columns.Add(new Column(scale, mass, returning[^2], returning[^1]));
    }

    /// <summary>What comes back to each configuration of level c from the departures at it, and the integrals on the way.</summary>
    private double[] Return(double[] v)
    {
        var values = new double[_below.Outputs];
        for (var rest = 0; rest < _configurations.Size(_servers - 1); rest++)
        {
            double departing = 0;
            for (var phase = 0; phase < _service.Count; phase++)
            {
                if (_service.Ends(phase))
                {
                    var from = _configurations.With(rest, phase);
                    departing += _configurations.Count(from, phase, _servers) * _service.Rates[phase] * v[from];
                }
            }

            LinearSystem.AddScaled(values, _below.Passage(rest), departing);
        }

        return values;
    }

    private void Sum(List<BusyMode> modes, double rate)
    {
        Weights = new Complex[modes.Count];
        var index = 0;
        for (var j = 0; j < modes.Count; j++)
        {
            var (amplitude, mass) = Take(index++);
            Complex total = amplitude * mass;
            if (modes[j].Imaginary is not null)
            {
                var (second, minusImaginary) = Take(index++);
                total = new Complex(amplitude, second) * new Complex(mass, -minusImaginary);
            }

            // ∑ x^q = 1/(1 − x) = 1 + λ/θ.
            Weights[j] = total * (1 + rate / modes[j].Rate);
            Busy += Weights[j].Real;
        }

        Cancellation = Math.Max(Cancellation, Weights.Sum(w => w.Magnitude) / Busy);
    }

    private (double Amplitude, double Mass) Take(int index)
    {
        var column = _columns[index];
        var amplitude = _rows[index * (_size + 1) + _size] * column.Scale;
        Idle += amplitude * column.Idle;
        Working += amplitude * column.Working;
        Cancellation += Math.Abs(amplitude);
        return (amplitude, column.Mass);
    }

    /// <param name="Scale">By which the column was multiplied.</param>
    /// <param name="Mass">Of v.</param>
    /// <param name="Idle">Time below c until the return.</param>
    /// <param name="Working">The integral of the busy servers over it.</param>
    private readonly record struct Column(double Scale, double Mass, double Idle, double Working);
}
