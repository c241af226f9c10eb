namespace CapacityCalc.Cli.Reports;

/// <summary>A deviation in percent, with its sign and two digits.</summary>
internal static class SignedShare
{
    public static string Of(double share) => share == 0 ? "0%" : $"{(share < 0 ? "−" : "+")}{Figures.Say(Quantity.Ratio, Figures.RoundTo(Math.Abs(share), 2))}";
}
