using CapacityCalc.Core.Estimation;

namespace CapacityCalc.Core.Tests.Estimation;

public sealed class IncidentTests
{
    /// <summary>31 hosts over 3 zones stand as 11 + 10 + 10: the fullest goes first.</summary>
    [Theory]
    [InlineData(30, 3, 20, Loss.Zone)]
    [InlineData(31, 3, 20, Loss.Zone)]
    [InlineData(32, 3, 10, Loss.Zone, Loss.Zone)]
    [InlineData(31, 3, 10, Loss.Zone, Loss.Zone)]
    [InlineData(1, 3, 0, Loss.Zone)]
    [InlineData(2, 3, 1, Loss.Zone)]
    [InlineData(7, 3, 3, Loss.Zone, Loss.Host)]
    [InlineData(5, 1, 4, Loss.Host)]
    [InlineData(1, 1, 0, Loss.Host, Loss.Host)]
    [InlineData(5, 1, 5, Loss.Cache, Loss.Shard)]
    public void Left_OfAPool_IsWithoutItsFullestZonesAndSoManyHosts(long bought, int zones, long left, params Loss[] losses) =>
        Assert.Equal(left, new Incident(1, [.. losses]).Left(bought, zones));

    /// <summary>The shares of four shards of which the largest has 1.5 times the mean are 37.5% and three times 20.83%; one of the latter goes.</summary>
    [Theory]
    [InlineData("", 300, 1)]
    [InlineData(", skew: 1.5", 400 * (1 - (2.5 / 3 / 4)), 1.5 * 3 / (4 - (2.5 / 3)))]
    public void SilentShard_TheOthersWorkAsBefore(string more, double items, double skew)
    {
        var pool = Given.Scenario($"traffic: {{ rate: 1/s, items: 400 }}\npipeline: [{{ stage: s, kind: rank, shards: 4, model: {{ kind: per_item, time: 1 ms }}{more} }}]\n").Graph.Pools[0];
        var left = pool.WithoutShard();

        Assert.Equal((3, items, skew), (left.Shards, left.Items!.Value, left.Skew), Alike);
        Assert.Equal(pool.Service.Mean, left.Service.Mean, 1e-12);
        Assert.Equal(pool.OtherService.Mean, left.OtherService.Mean, 1e-12);
    }

    private static bool Alike((int Shards, double Items, double Skew) one, (int Shards, double Items, double Skew) other) =>
        one.Shards == other.Shards && Math.Abs(one.Items - other.Items) < 1e-9 && Math.Abs(one.Skew - other.Skew) < 1e-12;
}
