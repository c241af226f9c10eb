using CapacityCalc.Core.Numerics;

namespace CapacityCalc.Core.Queueing;

/// <summary>How many units arrive within the times of a lattice.</summary>
/// <remarks>
/// Of mean m = λt and variance z m, z the dispersion within t: Poisson for z = 1, negative binomial above, binomial below. Exact for Poisson arrivals.
/// The numbers that other renewal streams send have the dispersion 1 within short times and c_a² within long ones; between them
/// z = c_a² + (1 − c_a²)(1 − e^(−θt))/θt, with θ = 2λ/(1 + c_a²) as hyperexponential gaps of balanced means have, and 2λ/c_a² where c_a² &lt; 1, as
/// gaps of two exponential phases have. A unit may stand for several tasks, whose number then varies less.
/// </remarks>
internal sealed class ArrivalCounts
{
    private const double Negligible = 1e-14;

    /// <summary>Streams burstier than that are counted as so bursty: their distribution is not known from two moments.</summary>
    private const double MostDispersion = 50;

    private readonly BatchModel model;

    /// <param name="times">Points of the time lattice.</param>
    /// <param name="most">Counts above are counted as so many.</param>
    public ArrivalCounts(BatchModel model, int times, int most)
    {
        this.model = model;
        var step = model.Step;
        Most = most;
        Probabilities = new double[times][];
        AtMost = new double[times][];
        for (var i = 0; i < times; i++)
        {
            Probabilities[i] = Within(i * step);
            AtMost[i] = new double[most + 1];
            double sum = 0;
            for (var k = 0; k <= most; k++)
            {
                AtMost[i][k] = sum = Math.Min(1, sum + Probabilities[i][k]);
            }
        }
    }

    public int Most { get; }

    /// <summary>P(A = k) within so many steps.</summary>
    public double[][] Probabilities { get; }

    /// <summary>P(A ≤ k) within so many steps.</summary>
    public double[][] AtMost { get; }

    /// <summary>P(A = k) within any time.</summary>
    public double[] Within(double seconds)
    {
        var masses = new double[Most + 1];
        var mean = model.UnitRate * seconds;
        var dispersion = Math.Min(MostDispersion, Dispersion(seconds));
        if (mean - 10 * Math.Sqrt(mean * Math.Max(1, dispersion)) > Most)
        {
            masses[Most] = 1;
            return masses;
        }

        const double NearlyPoisson = 1e-3, NearlyEven = 0.02;
        if (mean <= 0)
        {
            masses[0] = 1;
        }
        else if (Math.Abs(dispersion - 1) < NearlyPoisson)
        {
            Add(masses, mean, 1, k => mean / (k + 1));
        }
        else if (dispersion > 1)
        {
            double shape = mean / (dispersion - 1), growth = (dispersion - 1) / dispersion;
            Add(masses, mean - dispersion, 1, k => (shape + k) / (k + 1) * growth);
        }
        else
        {
            // Trials of success 1 − z, as many as give the mean, the next whole number or the one after.
            var success = dispersion < NearlyEven ? 1 : 1 - dispersion;
            var trials = Math.Floor(mean / success);
            var more = mean / success - trials;
            AddTrials(masses, trials, success, 1 - more);
            AddTrials(masses, trials + 1, success, more);
        }

        return masses;
    }

    private double Dispersion(double seconds)
    {
        var (input, cv2) = (model.Input, model.Input.ArrivalCv2);
        var perUnit = input.TasksPerRequest / model.Unit;
        var passed = 2 * input.ArrivalRatePerSecond * seconds / (cv2 < 1 ? Math.Max(cv2, 1e-6) : 1 + cv2);
        var early = passed > 1e-9 ? -Elementary.ExpM1(-passed) / passed : 1;
        return perUnit * (cv2 + (1 - cv2) * early);
    }

    private void AddTrials(double[] masses, double trials, double success, double weight)
    {
        if (success >= 1)
        {
            masses[(int)Math.Min(Most, trials)] += weight;
            return;
        }

        var odds = success / (1 - success);
        Add(masses, trials * success, weight, k => Math.Max(0, trials - k) / (k + 1) * odds);
    }

    /// <summary>Adds a distribution given by the ratio of successive probabilities, from its peak to both sides.</summary>
    private void Add(double[] masses, double peak, double weight, Func<int, double> ratio)
    {
        var top = (int)Math.Clamp(Math.Floor(peak), 0, 1e6);
        double sum = 1, p = 1;
        var lowest = top;
        for (; lowest > 0 && p > Negligible; lowest--)
        {
            p /= ratio(lowest - 1);
            sum += p;
        }

        var least = p;
        p = 1;
        for (var k = top; p > Negligible; k++)
        {
            p *= ratio(k);
            sum += p;
        }

        p = least * weight / sum;
        double rest = weight;
        for (var k = lowest; k < Most && p > 0; k++)
        {
            masses[k] += p;
            rest -= p;
            p *= ratio(k);
        }

        if (lowest < Most)
        {
            masses[Most] += Math.Max(0, rest);
        }
        else
        {
            masses[Most] += weight;
        }
    }
}
