using System.Globalization;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Tests.Kernel.Files;

namespace Bargate.Tests.Walks;

/// <summary>The answers of a walk as the fields of a page.</summary>
sealed class WalkForm(Council council, TimeProvider clock)
{
    static readonly Dictionary<string, string> AddressFields = new() { ["line-1"] = "line1", ["line-2"] = "line2", ["town"] = "town", ["postcode"] = "typed-postcode" };

    public IEnumerable<(string Name, string Value)> Fields(Question question, string id, YamlNode answer)
    {
        switch (question.Type)
        {
            case "choices": return Texts(answer).Select(it => (id, it));
            case "yes-no" or "declaration": return [(id, Text(answer) is "yes" or "true" ? "yes" : "no")];
            case "date":
                var day = RelativeDate.Parse(Text(answer))!.On(council.Time.Today(clock), council.WorkingDays);
                return [($"{id}-day", Number(day.Day)), ($"{id}-month", Number(day.Month)), ($"{id}-year", Number(day.Year))];
            case "month":
                var month = DateOnly.TryParseExact(Text(answer), "yyyy-MM", out var exact) ? exact : RelativeDate.Parse(Text(answer))!.On(council.Time.Today(clock), council.WorkingDays);
                return [($"{id}-month", Number(month.Month)), ($"{id}-year", Number(month.Year))];
            case "address": return Parts(answer).Select(it => ($"{id}-{AddressFields[it.Key]}", it.Value));
            case "location": return Parts(answer).Select(it => ($"{id}-{it.Key}", it.Value));
            case "organisation" when answer is YamlScalar: return [($"{id}-name", Text(answer))];
            case "bank-account" or "organisation": return Parts(answer).Select(it => ($"{id}-{it.Key}", it.Value));
            default: return [(id, Text(answer))];
        }
    }

    /// <summary>What is looked up first; null where the answer is given at once.</summary>
    public static (string Name, string Value)[]? Words(Question question, YamlNode answer) => question.Type switch
    {
        "asset" => [($"{question.Id}-words", Text(answer))],
        "address" => answer is YamlMap { } map && map["pick"] is not null ? [($"{question.Id}-postcode", Text(map["postcode"]!))] : null,
        _ => answer is YamlMap place && place["words"] is { } words ? [($"{question.Id}-words", Text(words))] : null,
    };

    /// <summary>The n-th that was found; words that find no place are a description of it.</summary>
    public static IEnumerable<(string Name, string Value)> Picked(Question question, YamlNode answer, Page page)
    {
        var pick = int.Parse((answer as YamlMap)?["pick"] is YamlScalar { Text: var n } ? n : "1", CultureInfo.InvariantCulture);
        var found = question.Type == "address"
            ? page.Document.QuerySelectorAll($"[name='{question.Id}-uprn'] option").Select(it => it.GetAttribute("value") ?? "").Where(it => it.Length > 0).ToList()
            : page.Document.QuerySelectorAll($"[name='{question.Id}-choice']").Select(it => it.GetAttribute("value")!).ToList();
        var looked = Words(question, answer)![0];
        if (question.Type == "asset") return [looked, ($"{question.Id}-choice", Text(answer))];
        if (found.Count == 0 && question.Type == "location") return [($"{question.Id}-details", looked.Value)];
        Assert.True(found.Count >= pick, $"{question.Id}: '{looked.Value}' finds {found.Count}");
        return [looked, ($"{question.Id}-{(question.Type == "address" ? "uprn" : "choice")}", found[pick - 1])];
    }

    public static byte[] File(string name) => Path.GetExtension(name) switch
    {
        ".png" => Pictures.Png(),
        ".pdf" => [.. "%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8],
        _ => Pictures.Jpeg(),
    };

    public static IEnumerable<string> Texts(YamlNode answer) => answer is YamlList list ? list.Items.Select(Text) : [Text(answer)];

    static IEnumerable<KeyValuePair<string, string>> Parts(YamlNode answer) => ((YamlMap)answer).Entries.Select(it => KeyValuePair.Create(it.Key, Text(it.Value)));

    static string Text(YamlNode node) => ((YamlScalar)node).Text;

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
