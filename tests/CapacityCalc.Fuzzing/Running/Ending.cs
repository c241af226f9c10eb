namespace CapacityCalc.Fuzzing.Running;

/// <summary>How far an input came.</summary>
internal enum Ending
{
    /// <summary>It is no document.</summary>
    Unreadable,

    /// <summary>It is a document, and no scenario.</summary>
    Refused,

    /// <summary>It was estimated, and the answer written in every format.</summary>
    Answered,

    /// <summary>Besides, something was asked about it that takes many estimates.</summary>
    Explored,
}
