namespace CapacityCalc.Core.Derivations.Families;

/// <summary>The works that the numeric methods are from.</summary>
internal static class QueueSources
{
    public const string Batches = "M. L. Chaudhry, J. G. C. Templeton (1983), \"A first course in bulk queues\", chapter 3";

    public const string Waits =
        "A. K. Erlang (1917); F. Pollaczek (1930), A. Y. Khinchine (1932); G. J. Franx (2001), M/D/c; J. H. A. de Smit (1983), GI/H2/c; W. Whitt (1993), GI/G/m";

    public const string Streams = "H. D. Friedman (1965); P. J. Burke (1956)";

    public const string ForkJoin = "L. Flatto, S. Hahn (1984); R. Nelson, A. N. Tantawi (1988)";

    public const string Shares = "D. Tasche (1999), Euler allocation of a quantile";

    public const string Roofline = "S. Williams, A. Waterman, D. Patterson (2009), \"Roofline\", CACM 52(4)";

    public const string FalsePosition = "M. Dowell, P. Jarratt (1971), the Illinois method";
}
