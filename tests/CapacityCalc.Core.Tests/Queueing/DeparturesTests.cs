using CapacityCalc.Core.Queueing;

namespace CapacityCalc.Core.Tests.Queueing;

public class DeparturesTests
{
    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(4, 1, 4)]
    [InlineData(0, 0.25, 0.75)]
    public void Thin_OfAStream_TendsToPoisson(double cv2, double probability, double expected) =>
        Assert.Equal(expected, Departures.Thin(cv2, probability), 12);
}
