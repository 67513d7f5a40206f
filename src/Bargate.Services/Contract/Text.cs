namespace Bargate.Services.Contract;

/// <summary>A text for people, in one or more languages.</summary>
public sealed record Text(IReadOnlyDictionary<string, string> ByLanguage)
{
    const string Any = "";

    /// <summary>A text written without naming a language.</summary>
    public static Text Of(string text) => new(new Dictionary<string, string> { [Any] = text });

    public static Text Empty { get; } = Of("");

    public bool IsEmpty => ByLanguage.Values.All(string.IsNullOrWhiteSpace);

    /// <summary>Whether the file names languages for this text.</summary>
    public bool NamesLanguages => !ByLanguage.ContainsKey(Any);

    /// <summary>The text in a language, else as it was written first.</summary>
    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var text) ? text : ByLanguage.Values.FirstOrDefault() ?? "";

    public override string ToString() => In(Any);
}
