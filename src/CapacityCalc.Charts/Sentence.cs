namespace CapacityCalc.Charts;

/// <summary>Titles are sentences.</summary>
internal static class Sentence
{
    /// <summary>With a capital, unless the first word is a symbol or a name with digits: <c>p99</c>, <c>c7i.8xlarge</c>.</summary>
    public static string Begin(string text)
    {
        var word = text.TakeWhile(character => !char.IsWhiteSpace(character) && character is not (',' or ';' or ':')).ToArray();
        return word.Length > 0 && word.All(char.IsLetter) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }
}
