using System.Globalization;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Forms.Questions;

/// <summary>
/// A place in the street: a pin on the map, a postcode or street found by words, and a description. The map only fills in two fields, so
/// everything works without it.
/// </summary>
internal sealed class LocationQuestion : IQuestionType
{
    public const string TypeName = "location";

    const int Longest = 500;

    static readonly string[] Typed = ["latitude", "longitude", "words", "choice", "details"];
    static readonly string[] Known = ["street", "ward", "postcode"];

    public QuestionKind Kind { get; } = new(TypeName, ValueKind.Map, ["inside"])
    {
        Members = new Dictionary<string, ValueKind> { ["street"] = ValueKind.Text, ["ward"] = ValueKind.Text, ["postcode"] = ValueKind.Text },
    };

    public async ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var field in Typed)
            if (Posted.Text(posted, $"{question.Id}-{field}") is { Length: > 0 } text) typed[field] = text;
        foreach (var (field, label) in new[] { ("words", "forms.place-words"), ("details", "forms.place-details") })
            if (typed.Text(field).Length > Longest) return new Reading.Rejected(typed, field, context.TooLong(label, Longest));
        if (Posted.Text(posted, "action") == "find") return await Find(typed, context, stop);
        if (typed.Text("choice") is { Length: > 0 } choice && ParsePoint(choice) is { } chosen) SetPoint(typed, chosen);
        if (Point(typed) is { } point) return await AtPoint(question, typed, point, context, stop);
        if (typed.Text("words").Length > 0) return await Find(typed, context, stop, shownBefore: before.Text("words") == typed.Text("words"));
        if (typed.Text("details").Length > 0) return new Reading.Accepted(typed);
        return question.Optional ? new Reading.Accepted([]) : new Reading.Rejected(typed, "words", context.Missing(question, "forms.missing.location"));
    }

    static async Task<Reading> Find(Fields typed, FormContext context, CancellationToken stop, bool shownBefore = false)
    {
        typed.Remove("choice");
        if (typed.Text("words").Length == 0) return new Reading.Rejected(typed, "words", context.Say("forms.missing.location-words"));
        var found = await FindPlaces(typed.Text("words"), context, stop);
        if (found.Count == 0) return new Reading.Rejected(typed, "words", context.Say("forms.wrong.place-unknown"));
        // Who looks for another place has given up the one before: it must not be sent because nothing was chosen.
        typed.Remove("latitude");
        typed.Remove("longitude");
        return shownBefore ? new Reading.Again(typed, found, "choice-0", context.Say("forms.missing.place-choice")) : new Reading.Again(typed, found);
    }

    static async Task<IReadOnlyList<FoundPlace>> FindPlaces(string words, FormContext context, CancellationToken stop)
    {
        var register = Register(context);
        if (await register.MeanOf(words, stop) is { } mean)
        {
            var street = await register.StreetAt(mean.Latitude, mean.Longitude, stop);
            return [new(street is null ? words.ToUpperInvariant() : $"{street}, {words.ToUpperInvariant()}", mean.Latitude, mean.Longitude)];
        }
        return [.. (await register.FindStreets(words, 10, stop)).Where(it => it.Latitude is not null && it.Longitude is not null)
            .Select(it => new FoundPlace(it.Ward is null ? it.Street : $"{it.Street}, {it.Ward}", it.Latitude!.Value, it.Longitude!.Value))];
    }

    static async Task<Reading> AtPoint(Question question, Fields typed, (double Latitude, double Longitude) point, FormContext context, CancellationToken stop)
    {
        if (question.SettingText("inside") is not null && !context.Council.Boundary.Contains(point.Latitude, point.Longitude))
            return new Reading.Rejected(typed, "words", context.Say("forms.wrong.outside", ("council", context.Council.Name)));
        foreach (var field in Known) typed.Remove(field);
        foreach (var (field, text) in await At(point.Latitude, point.Longitude, context.Services, stop)) typed[field] = text;
        return new Reading.Accepted(typed);
    }

    /// <summary>What the register knows of a point: street, ward and postcode.</summary>
    internal static async Task<Fields> At(double latitude, double longitude, IServiceProvider services, CancellationToken stop)
    {
        var register = services.GetRequiredService<PropertyRegister>();
        var fields = new Fields();
        var nearest = await register.Near(latitude, longitude, 200, 1, stop);
        var known = new[] { await register.StreetAt(latitude, longitude, stop), await register.WardAt(latitude, longitude, stop), nearest.Count > 0 ? nearest[0].Postcode : null };
        for (var i = 0; i < Known.Length; i++)
            if (known[i] is { } text) fields[Known[i]] = text;
        SetPoint(fields, (latitude, longitude));
        return fields;
    }

    public async ValueTask<object?> LookUp(Question question, Fields typed, FormContext context, CancellationToken stop) =>
        typed.Text("words").Length > 0 ? await FindPlaces(typed.Text("words"), context, stop) : null;

    public Value ValueOf(Question question, Fields answer)
    {
        if (Point(answer) is null && answer.Text("details").Length == 0) return Value.Nothing;
        return new Value.Map(Known.Where(it => answer.Text(it).Length > 0).ToDictionary(it => it, it => Value.Of(answer.Text(it))));
    }

    /// <summary>A place with all that a walk says of it: the pin and the description too, of which conditions know nothing.</summary>
    public static Value Whole(Fields answer) =>
        new Value.Map(Known.Prepend("longitude").Prepend("latitude").Append("details").Where(it => answer.Text(it).Length > 0).ToDictionary(it => it, it => Value.Of(answer.Text(it))));

    public string Show(Question question, Fields answer, FormContext context) =>
        string.Join('\n', new[] { Words(answer, context.Words), answer.Text("details") }.Where(it => it.Length > 0));

    /// <summary>The place of the pin as people say it, or its coordinates; empty without a pin.</summary>
    internal static string Words(Fields answer, Words words) =>
        answer.Text("street") is { Length: > 0 } street ? words.Format("forms.near", ("street", street), ("postcode", answer.Text("postcode")))
        : Point(answer) is { } point ? string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F5}, {point.Longitude:F5}") : "";

    /// <summary>The pin (WGS 84), when there is one.</summary>
    internal static (double Latitude, double Longitude)? Point(Fields answer) => ParsePoint($"{answer.Text("latitude")},{answer.Text("longitude")}");

    internal static (double, double)? ParsePoint(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && latitude is >= -90 and <= 90
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && longitude is >= -180 and <= 180
            ? (latitude, longitude) : null;
    }

    static void SetPoint(Fields typed, (double Latitude, double Longitude) point) =>
        (typed["latitude"], typed["longitude"]) = (point.Latitude.ToString("F6", CultureInfo.InvariantCulture), point.Longitude.ToString("F6", CultureInfo.InvariantCulture));

    static PropertyRegister Register(FormContext context) => context.Services.GetRequiredService<PropertyRegister>();
}

/// <summary>A place found by a postcode or a street's name, to choose from.</summary>
internal sealed record FoundPlace(string Text, double Latitude, double Longitude)
{
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{Latitude:F6},{Longitude:F6}");
}
