namespace CapacityCalc.Core.Estimation;

/// <summary>The least whole number that meets a condition which every larger one meets too.</summary>
internal static class Bisection
{
    /// <param name="fails">A number that does not meet it.</param>
    /// <param name="meets">A larger one that does.</param>
    public static long Least(long fails, long meets, Func<long, bool> isMet)
    {
        while (meets - fails > 1)
        {
            var middle = fails + ((meets - fails) / 2);
            (fails, meets) = isMet(middle) ? (fails, middle) : (middle, meets);
        }

        return meets;
    }

    /// <summary>The same where none that meets it is known: found by steps that double.</summary>
    /// <param name="fails">A number that does not meet it.</param>
    /// <param name="most">Larger ones are not tried.</param>
    /// <returns>Null where none that was tried meets it.</returns>
    public static long? LeastAbove(long fails, long most, Func<long, bool> isMet)
    {
        for (long step = 1; fails + step <= most; step *= 2)
        {
            if (isMet(fails + step))
            {
                return Least(fails, fails + step, isMet);
            }

            fails += step;
        }

        return null;
    }
}
