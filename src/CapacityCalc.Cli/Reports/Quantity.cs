namespace CapacityCalc.Cli.Reports;

/// <summary>What a figure measures, and so how it is printed.</summary>
public enum Quantity
{
    /// <summary>Things that are bought or counted one by one, such as hosts: printed to the last one.</summary>
    Count,

    /// <summary>Items of the funnel: <c>10B</c>, <c>100k</c>, <c>500</c>.</summary>
    Items,

    /// <summary>Seconds.</summary>
    Duration,

    /// <summary>Per second.</summary>
    Rate,

    /// <summary>A share of 1, printed in percent.</summary>
    Ratio,

    /// <summary>A plain number, such as cores that are busy on average.</summary>
    Number,

    /// <summary>US dollars where the column's header says so.</summary>
    Money,

    /// <summary>US dollars.</summary>
    Usd,
    UsdPerHour,
    UsdPerMonth,
    Bytes,

    /// <summary>Operations, a multiply-add being two.</summary>
    Flop,
    FlopPerSecond,
    BytesPerSecond,
}
