using System.Globalization;
using Bargate.Forms.Contract;
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
    public QuestionKind Kind { get; } = new("location", ValueKind.Map, ["inside"])
    {
        Members = new Dictionary<string, ValueKind> { ["street"] = ValueKind.Text, ["ward"] = ValueKind.Text, ["postcode"] = ValueKind.Text },
    };

    public async ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop)
    {
        var typed = new Fields();
        foreach (var field in new[] { "latitude", "longitude", "words", "choice", "details" })
            if (Posted.Text(posted, $"{question.Id}-{field}") is { Length: > 0 and <= 500 } text) typed[field] = text;
        if (Posted.Text(posted, "action") == "find") return await Find(typed, context, stop);
        if (typed.Text("choice") is { Length: > 0 } choice && ParsePoint(choice) is { } chosen) SetPoint(typed, chosen);
        if (Point(typed) is { } point) return await AtPoint(question, typed, point, context, stop);
        if (typed.Text("words").Length > 0) return await Find(typed, context, stop);
        if (typed.Text("details").Length > 0) return new Reading.Accepted(typed);
        return question.Optional ? new Reading.Accepted([]) : new Reading.Rejected(typed, "words", context.Missing(question, "forms.missing.location"));
    }

    static async Task<Reading> Find(Fields typed, FormContext context, CancellationToken stop)
    {
        typed.Remove("choice");
        if (typed.Text("words").Length == 0) return new Reading.Rejected(typed, "words", context.Words["forms.missing.location-words"]);
        var found = await FindPlaces(typed.Text("words"), context, stop);
        return found.Count > 0 ? new Reading.Again(typed, found) : new Reading.Rejected(typed, "words", context.Words["forms.wrong.place-unknown"]);
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
            return new Reading.Rejected(typed, "words", context.Words.Format("forms.wrong.outside", ("council", context.Council.Name)));
        var register = Register(context);
        Set(typed, "street", await register.StreetAt(point.Latitude, point.Longitude, stop));
        Set(typed, "ward", await register.WardAt(point.Latitude, point.Longitude, stop));
        var nearest = await register.Near(point.Latitude, point.Longitude, 200, 1, stop);
        Set(typed, "postcode", nearest.Count > 0 ? nearest[0].Postcode : null);
        return new Reading.Accepted(typed);
    }

    public async ValueTask<object?> LookUp(Question question, Fields typed, FormContext context, CancellationToken stop) =>
        typed.Text("choice").Length > 0 && typed.Text("words").Length > 0 ? await FindPlaces(typed.Text("words"), context, stop) : null;

    public Value ValueOf(Question question, Fields answer)
    {
        if (Point(answer) is null && answer.Text("details").Length == 0) return Value.Nothing;
        return new Value.Map(new[] { "street", "ward", "postcode" }.Where(it => answer.Text(it).Length > 0).ToDictionary(it => it, it => Value.Of(answer.Text(it))));
    }

    public string Show(Question question, Fields answer, FormContext context)
    {
        var near = answer.Text("street") is { Length: > 0 } street ? context.Words.Format("forms.near", ("street", street), ("postcode", answer.Text("postcode"))) : "";
        var pin = near.Length == 0 && Point(answer) is { } point ? string.Create(CultureInfo.InvariantCulture, $"{point.Latitude:F5}, {point.Longitude:F5}") : near;
        return string.Join('\n', new[] { pin, answer.Text("details") }.Where(it => it.Length > 0));
    }

    /// <summary>The pin (WGS 84), when there is one.</summary>
    internal static (double Latitude, double Longitude)? Point(Fields answer) => ParsePoint($"{answer.Text("latitude")},{answer.Text("longitude")}");

    static (double, double)? ParsePoint(string text)
    {
        var parts = text.Split(',');
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude) && latitude is >= -90 and <= 90
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude) && longitude is >= -180 and <= 180
            ? (latitude, longitude) : null;
    }

    static void SetPoint(Fields typed, (double Latitude, double Longitude) point) =>
        (typed["latitude"], typed["longitude"]) = (point.Latitude.ToString("F6", CultureInfo.InvariantCulture), point.Longitude.ToString("F6", CultureInfo.InvariantCulture));

    static void Set(Fields typed, string field, string? text)
    {
        if (text is null) typed.Remove(field);
        else typed[field] = text;
    }

    static PropertyRegister Register(FormContext context) => context.Services.GetRequiredService<PropertyRegister>();
}

/// <summary>A place found by a postcode or a street's name, to choose from.</summary>
internal sealed record FoundPlace(string Text, double Latitude, double Longitude)
{
    public string Value => string.Create(CultureInfo.InvariantCulture, $"{Latitude:F6},{Longitude:F6}");
}
