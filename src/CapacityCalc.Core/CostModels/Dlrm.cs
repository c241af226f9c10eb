using System.Collections.Immutable;
using CapacityCalc.Core.Diagnostics;
using CapacityCalc.Core.Parameters;

namespace CapacityCalc.Core.CostModels;

/// <summary>How dense features meet embeddings.</summary>
public enum Interaction
{
    /// <summary>Side by side.</summary>
    Cat,

    /// <summary>The dot product of every pair, beside the dense features.</summary>
    Dot,
}

/// <summary>A deep learning recommendation model: embeddings, a network below for dense features, a network above both.</summary>
/// <param name="Bottom">Widths, the dense features' first.</param>
/// <param name="Top">Widths, with that of the interaction's output first.</param>
/// <remarks>
/// FLOPs of an item: both networks, Σ 2·in·out, and for dot interaction 2·d a pair; pooling is not counted. The top's input is the bottom's output
/// beside every table's row (cat), or the bottom's output beside the (T + 1)T/2 dot products (dot). Bytes of an item: its lookups, tables ×
/// lookups × dimension values; activations stay in cache. Source: Naumov et al., "Deep Learning Recommendation Model for Personalization
/// and Recommendation Systems" (2019); the configurations RM1 to RM3: Gupta et al., DeepRecSys (2020).
/// </remarks>
public sealed record Dlrm(int ValueBytes, ImmutableArray<int> Bottom, ImmutableArray<int> Top, EmbeddingTables Tables, Interaction Interaction) : Architecture(ValueBytes)
{
    public override ModelWork Work(double items)
    {
        var dots = Interaction == Interaction.Dot ? 2 * Tables.Dimension * Pairs(Tables) : 0;
        return new(
            items * (Perceptron.Flops(Bottom) + Perceptron.Flops(Top) + dots),
            items * Tables.ReadValues * ValueBytes,
            Weights * ValueBytes);
    }

    public override ModelMemory Memory(double items) => new(Weights * ValueBytes, Tables.HeldValues * ValueBytes);

    private double Weights => Perceptron.Weights(Bottom) + Perceptron.Weights(Top);

    /// <summary>Values that enter the top.</summary>
    internal static double TopInput(int dense, EmbeddingTables tables, Interaction interaction) =>
        dense + (interaction == Interaction.Dot ? Pairs(tables) : tables.Tables * tables.Dimension);

    private static double Pairs(EmbeddingTables tables) => (tables.Tables + 1) * tables.Tables / 2;
}

public sealed class DlrmKind() : ArchitectureKind(
    "dlrm",
    "A recommendation model of embeddings and two networks: FLOPs an item = those of both networks and of the interaction; bytes an item = those of its lookups.",
    [Bottom, Top, .. EmbeddingTables.Parameters, How])
{
    private static readonly Parameter<ImmutableArray<int>> Bottom =
        Parameter.Required("bottom", new WidthsType(2, "[128, 64, 32]"), "widths of the network of the dense features, that of its input first");

    private static readonly Parameter<ImmutableArray<int>> Top =
        Parameter.Required("top", new WidthsType(1, "[256, 64, 1]"), "widths of the network above the interaction, without that of its input, which follows");

    private static readonly Parameter<Interaction> How = Parameter.WithDefault(
        "interaction",
        new ChoiceType<Interaction>(("cat", Interaction.Cat), ("dot", Interaction.Dot)),
        Interaction.Cat,
        "`cat`: dense features and rows side by side; `dot`: the dot product of every pair");

    internal override Architecture? Read(Arguments arguments, int valueBytes)
    {
        var interaction = arguments.Get(How);
        var tables = EmbeddingTables.From(arguments);
        if (!(arguments.TryGet(Bottom, out var bottom) & arguments.TryGet(Top, out var top)) || tables is null || arguments.IsWrong(How))
        {
            return null;
        }

        if (interaction == Interaction.Dot && !tables.Dimension.Equals(bottom[^1]))
        {
            arguments.Bag.Error(
                DiagnosticCodes.InvalidArchitecture,
                arguments.SpanOf(Bottom),
                $"'{arguments.Path}' takes dot products of rows of {tables.Dimension} values with the bottom's output of {bottom[^1]}",
                $"end 'bottom' with {tables.Dimension}, or write 'interaction: cat'");
            return null;
        }

        var input = Dlrm.TopInput(bottom[^1], tables, interaction);
        if (input <= int.MaxValue)
        {
            return new Dlrm(valueBytes, bottom, [(int)input, .. top], tables, interaction);
        }

        arguments.Bag.Error(DiagnosticCodes.InvalidArchitecture, arguments.SpanOf(Top), $"'{arguments.Path}' has a top of {input:E1} inputs", "mend 'tables' or 'dimension'");
        return null;
    }
}
