using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Kernel.Places;
using Bargate.Kernel.Storage;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Forms.Questions;

/// <summary>
/// A thing of the council's in the street, such as a light: found by its number, a street or postcode, or a pin on the map, and chosen from a list.
/// Who cannot find it describes the place.
/// </summary>
internal sealed class AssetQuestion : IQuestionType
{
    const int Longest = 500, Listed = 20;
    const double Near = 400;

    static readonly string[] Typed = ["words", "choice", "latitude", "longitude", "details"];

    public QuestionKind Kind { get; } = new("asset", ValueKind.Map, ["assets"])
    {
        Members = new Dictionary<string, ValueKind> { ["id"] = ValueKind.Text, ["street"] = ValueKind.Text },
        PlacesSetting = "assets",
    };

    public async ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var field in Typed)
            if (Posted.Text(posted, $"{question.Id}-{field}") is { Length: > 0 } text) typed[field] = text;
        foreach (var (field, label) in new[] { ("words", "forms.asset-words"), ("details", "forms.asset-details") })
            if (typed.Text(field).Length > Longest) return new Reading.Rejected(typed, field, context.TooLong(label, Longest));
        // A pin that was moved says more than the words looked for before.
        if (typed.Text("latitude") != before.Text("latitude") && typed.Text("words") == before.Text("words") && LocationQuestion.Point(typed) is not null)
            foreach (var old in new[] { "words", "choice" }) typed.Remove(old);
        if (Posted.Text(posted, "action") == "find") return await Find(question, typed, context, stop);
        if (typed.Text("choice") is { Length: > 0 } chosen && Lists(context).Find(List(question), chosen) is { } asset) return Accepted(typed, asset);
        // Described, because it was not found: a pin that was put says where all the same.
        if (typed.Text("details").Length > 0) return new Reading.Accepted(typed);
        if (LocationQuestion.Point(typed) is not null || typed.Text("words").Length > 0)
            return await Find(question, typed, context, stop, shownBefore: before.Text("words") == typed.Text("words") && before.Text("latitude") == typed.Text("latitude"));
        return question.Optional ? new Reading.Accepted([]) : new Reading.Rejected(typed, "words", context.Missing(question, "forms.missing.asset"));
    }

    static Reading.Accepted Accepted(Fields typed, Asset asset)
    {
        // The list's words are kept with the answer: the case says what the person saw, also when the list changes.
        (typed["choice"], typed["label"], typed["street"]) = (asset.Id, asset.Label, asset.Street);
        (typed["latitude"], typed["longitude"]) = (asset.Latitude.ToString("F6", CultureInfo.InvariantCulture), asset.Longitude.ToString("F6", CultureInfo.InvariantCulture));
        typed.Remove("details");
        return new Reading.Accepted(typed);
    }

    static async Task<Reading> Find(Question question, Fields typed, FormContext context, CancellationToken stop, bool shownBefore = false)
    {
        typed.Remove("choice");
        if (typed.Text("words").Length == 0 && LocationQuestion.Point(typed) is null) return new Reading.Rejected(typed, "words", context.Say("forms.missing.asset-words"));
        var found = await Found(question, typed, context, stop);
        if (found.Count == 0) return new Reading.Rejected(typed, "words", context.Say("forms.wrong.asset-unknown"));
        return shownBefore ? new Reading.Again(typed, found, "choice-0", context.Say("forms.missing.asset-choice")) : new Reading.Again(typed, found);
    }

    static async Task<IReadOnlyList<Asset>> Found(Question question, Fields typed, FormContext context, CancellationToken stop)
    {
        var all = Lists(context).Of(List(question));
        if (typed.Text("words") is { Length: > 0 } words)
        {
            if (all.FirstOrDefault(it => string.Equals(it.Id, words, StringComparison.OrdinalIgnoreCase)) is { } exact) return [exact];
            if (await context.Services.GetRequiredService<PropertyRegister>().MeanOf(words, stop) is { } mean) return Nearest(all, mean);
            var folded = Fold.Of(words);
            return [.. all.Where(it => Fold.Of(it.Street).Contains(folded, StringComparison.Ordinal) || Fold.Of(it.Label).Contains(folded, StringComparison.Ordinal)).Take(Listed)];
        }
        return LocationQuestion.Point(typed) is { } pin ? Nearest(all, pin) : [];
    }

    static IReadOnlyList<Asset> Nearest(IReadOnlyList<Asset> all, (double Latitude, double Longitude) at) =>
        [.. all.Select(it => (Asset: it, Metres: Distance.Metres(at.Latitude, at.Longitude, it.Latitude, it.Longitude)))
            .Where(it => it.Metres <= Near).OrderBy(it => it.Metres).Take(Listed).Select(it => it.Asset)];

    public async ValueTask<object?> LookUp(Question question, Fields typed, FormContext context, CancellationToken stop) =>
        typed.Text("words").Length > 0 || LocationQuestion.Point(typed) is not null ? await Found(question, typed, context, stop) : null;

    public Value ValueOf(Question question, Fields answer)
    {
        if (answer.Text("choice").Length == 0 && answer.Text("details").Length == 0) return Value.Nothing;
        var parts = new Dictionary<string, Value>();
        if (answer.Text("choice").Length > 0) (parts["id"], parts["street"]) = (Value.Of(answer.Text("choice")), Value.Of(answer.Text("street")));
        return new Value.Map(parts);
    }

    public string Show(Question question, Fields answer, FormContext context) =>
        answer.Text("choice").Length > 0 ? $"{answer.Text("choice")}\n{answer.Text("label")}" : answer.Text("details");

    public string? Export(Question question, Fields answer) => answer.Text("choice") is { Length: > 0 } id ? id : null;

    static string List(Question question) => question.SettingText("assets") ?? "";

    static AssetLists Lists(FormContext context) => context.Services.GetRequiredService<AssetLists>();
}
