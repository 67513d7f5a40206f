namespace Bargate.Forms.Contract;

/// <summary>What a person typed for one question: field name to text, exactly as typed. Several values of one field stand on lines of their own.</summary>
public sealed class Fields : Dictionary<string, string>
{
    public Fields() : base(StringComparer.Ordinal) { }

    /// <summary>One field with the name of nothing: most questions have only this.</summary>
    public const string Only = "";

    public static Fields Of(string text) => new() { [Only] = text };

    public string Text(string field = Only) => GetValueOrDefault(field, "");

    public string[] Lines(string field = Only) => Text(field) is { Length: > 0 } text ? text.Split('\n') : [];

    string GetValueOrDefault(string field, string otherwise) => TryGetValue(field, out var text) ? text : otherwise;
}
