using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public class DeparturesTests
{
    [Theory]
    [InlineData(1, 1, 8, 0.7, 1)]
    [InlineData(0.3, 5, 8, 0, 0.3)]
    [InlineData(4, 0.5, 1, 1, 0.5)]
    [InlineData(1, 0, 1, 0.5, 0.8)]
    [InlineData(1, 0, 4, 0.5, 0.9)]
    public void Cv2_KnownCases_FollowsWhitt(double arrivals, double service, int servers, double utilization, double expected) =>
        Assert.Equal(expected, Departures.Cv2(arrivals, service, servers, utilization), 12);

    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(4, 1, 4)]
    [InlineData(0, 0.25, 0.75)]
    public void Thin_OfAStream_TendsToPoisson(double cv2, double probability, double expected) =>
        Assert.Equal(expected, Departures.Thin(cv2, probability), 12);
}
