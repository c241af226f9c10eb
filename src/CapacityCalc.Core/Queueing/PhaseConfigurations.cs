namespace CapacityCalc.Core.Queueing;

/// <summary>How many of n busy servers are in each of k phases, numbered so that a configuration keeps its number when only the last phase's
/// count differs.</summary>
/// <remarks>With s_l the servers in the phases up to l, s₁ ≤ … ≤ s_{k−1} ≤ n, the number is ∑ C(s_l + l − 1, l), the combinatorial number
/// system; those of n servers are the first C(n + k − 1, k − 1).</remarks>
internal sealed class PhaseConfigurations
{
    private readonly int _phases;
    private readonly int[] _counts;
    private readonly int[] _more;
    private readonly int[] _sizes;

    public PhaseConfigurations(int phases, int servers)
    {
        _phases = phases;
        _sizes = new int[servers + 1];
        for (var n = 0; n <= servers; n++)
        {
            _sizes[n] = (int)Math.Round(Choose(n + phases - 1, phases - 1));
        }

        var size = _sizes[servers];
        _counts = new int[size * phases];
        _more = new int[size * phases];
        var sums = new int[phases];
        for (var state = 0; state < size; state++)
        {
            for (var phase = 0; phase < phases - 1; phase++)
            {
                _counts[state * phases + phase] = sums[phase] - (phase > 0 ? sums[phase - 1] : 0);
                var number = 0.0;
                for (var l = 0; l < phases - 1; l++)
                {
                    number += Choose(sums[l] + (l >= phase ? 1 : 0) + l, l + 1);
                }

                _more[state * phases + phase] = (int)Math.Round(number);
            }

            _more[state * phases + phases - 1] = state;
            _counts[state * phases + phases - 1] = -sums[Math.Max(0, phases - 2)];
            Advance(sums);
        }
    }

    /// <summary>Configurations of n servers.</summary>
    public int Size(int servers) => _sizes[servers];

    /// <summary>Servers in a phase.</summary>
    public int Count(int state, int phase, int servers) => _counts[state * _phases + phase] + (phase == _phases - 1 ? servers : 0);

    /// <summary>The configuration with one more server, in that phase; only for fewer than all servers.</summary>
    public int With(int state, int phase) => _more[state * _phases + phase];

    /// <summary>How many configurations n servers have with so many phases.</summary>
    public static double SizeOf(int servers, int phases) => Choose(servers + phases - 1, phases - 1);

    private void Advance(Span<int> sums)
    {
        for (var l = 0; l < _phases - 1; l++)
        {
            if (l == _phases - 2 || sums[l] < sums[l + 1])
            {
                sums[l]++;
                sums[..l].Clear();
                return;
            }
        }
    }

    private static double Choose(int n, int k)
    {
        double product = 1;
        for (var i = 1; i <= k; i++)
        {
            product = product * (n - k + i) / i;
        }

        return product;
    }
}
