using Bargate.Content.Loading;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Editing;

/// <summary>Where a fault of an edition is, in words of the editor's form: officers see fields, not lines of a file.</summary>
/// <param name="parts">Null when the text is shown as one.</param>
internal sealed class FaultWords(PageWork work, PageText? parts, Words words, Council council)
{
    public string Place(Fault fault)
    {
        if (fault.File != work.File) return fault.File == RedirectReader.File ? fault.File : PageFolder.PathOf(fault.File);
        if (parts is null) return words.Format("content.edit.at-line", ("line", Number(fault.Line)), ("column", Number(fault.Column)));
        if (Key(fault) is { } key) return Label(key);
        return words.Format("content.edit.at-text", ("line", Number(parts.Place(fault.Line).Line)), ("column", Number(fault.Column)));
    }

    /// <summary>What stands at the fields of the form.</summary>
    /// <param name="alsoMissing">Not before somebody means to be done.</param>
    public IEnumerable<(string Field, string Text)> AtFields(IEnumerable<Fault> faults, bool alsoMissing) => parts is null ? [] :
        from fault in faults
        where fault.File == work.File
        let key = Key(fault)
        where key is not (null or "topic") && (alsoMissing || parts[key].Length > 0)
        select (key, $"{fault.Problem.Replace($"'{key}'", $"‘{Label(key)}’", StringComparison.Ordinal)}. {fault.Fix}");

    // What is missing has no line of its own.
    string? Key(Fault fault) => PageText.Keys.FirstOrDefault(it => fault.Problem.StartsWith($"'{it}'", StringComparison.Ordinal)) ?? parts?.Place(fault.Line).Key;

    string Label(string key) => words["content.edit." + key];

    string Number(int number) => number.ToString(council.Locale);
}
