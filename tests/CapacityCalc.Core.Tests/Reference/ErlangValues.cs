namespace CapacityCalc.Core.Tests.Reference;

/// <summary>Values of the Erlang formulas.</summary>
public static class ErlangValues
{
    /// <summary>Servers, offered load, Erlang B, Erlang C (0 below 1e-300, NaN where not given), relative tolerance, source.</summary>
    public static TheoryData<int, double, double, double, double, string> Delay => new()
    {
        { 1, 0.5, 0.3333333333333333, 0.5, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 2, 0.001, 4.995002499998752e-07, 4.997501249375313e-07, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 3, 2.9, 0.33400895657294677, 0.937677816224529, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 10, 1.0, 1.0137771298164932e-07, 1.1264190204412386e-07, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 55, 48.0, 0.03837428068783593, 0.2387009363780092, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 100, 90.0, 0.026957380464359214, 0.2169404809063664, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 100, 99.999, 0.07569472220762677, 0.9998779053019723, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 400, 350.0, 0.0006599381296156806, 0.005255228158832539, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 501, 400.0, 1.3428170713417087e-07, 6.660900940270656e-07, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 501, 500.5, 0.03420967486836251, 0.9725969387980777, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 1000, 1.0, 0.0, 0.0, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 1000, 600.0, 9.33076001375486e-51, 2.3326900034387153e-50, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 1000, 750.0, 5.441990034175687e-19, 2.176796013670275e-18, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 1000, 990.0, 0.018965776430814613, 0.6590804218808545, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 1000, 999.999, 0.0248113020177722, 0.999960697331815, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 5000, 4000.0, 3.132093284650584e-53, 1.566046642325292e-52, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 10000, 8000.0, 1.2295329523804333e-103, 6.147664761902166e-103, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 10000, 9900.0, 0.0028581267388565865, 0.22277692886414824, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 10000, 9999.0, 0.00787367750611536, 0.9875562524344859, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 100000, 97000.0, 1.438076661372542e-23, 4.793588871241807e-22, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 100000, 99500.0, 0.00038144239405902956, 0.0709061993551133, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 100000, 99999.9, 0.002518258975015594, 0.9996040570866027, 1e-9, "mpmath 1.2.1, 60 digits, direct sum" },
        { 10, 5.0, 0.0184, double.NaN, 3e-3, "standard Erlang B table, rounded" },
        { 12, 10.0, double.NaN, 0.44939, 3e-5, "third-party test file, rounded" },
    };
}
