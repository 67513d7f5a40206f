using System.Globalization;
using Bargate.Directory.Searching;
using Bargate.Kernel.Places;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Directory.Api;

/// <summary>What a caller asks for, read from the address. What cannot be read is refused with a sentence, so that nobody takes a list of everything for an answer.</summary>
internal sealed class OrukFilters(HttpContext http)
{
    public const int Usual = 50, Most = 500;

    const int LongestText = 200;

    public string? Text(string name)
    {
        var value = http.Request.Query[name].ToString().Trim();
        return value.Length == 0 ? null : value.Length <= LongestText ? value : throw new WrongFilter($"{name} is longer than {LongestText} characters.");
    }

    public int? Number(string name, int least, int most)
    {
        if (Text(name) is not { } text) return null;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return (int)number;
        throw new WrongFilter($"{name} must be a number from {least} to {most}, such as {name}={Math.Max(least, 1)}.");
    }

    public bool Is(string name) => Text(name)?.ToLowerInvariant() switch
    {
        null or "false" or "0" => false,
        "true" or "1" => true,
        _ => throw new WrongFilter($"{name} must be true or false."),
    };

    public Guid? Id(string name) => Text(name) is not { } text ? null : Guid.TryParse(text, out var id) ? id : throw new WrongFilter($"{name} must be an id (a UUID).");

    public DateTime? Moment(string name)
    {
        if (Text(name) is not { } text) return null;
        // A plus in an address is a space to whoever reads it.
        return DateTimeOffset.TryParse(text.Replace(' ', text.Contains('T', StringComparison.Ordinal) ? '+' : ' '), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment.UtcDateTime
            : throw new WrongFilter($"{name} must be a date and time, such as {name}=2026-11-01T00:00:00Z.");
    }

    public TimeOnly? Time(string name) => Text(name) is not { } text ? null : Session.TimeOf(text.Length == 4 ? "0" + text : text) ?? throw new WrongFilter($"{name} must be a time, such as {name}=09:30.");

    public int Page => Number("page", 1, int.MaxValue) ?? 1;

    public int PerPage => Math.Min(Number("per_page", 1, int.MaxValue) ?? Usual, Most);

    public bool AsLines => (Text("format") ?? Negotiated)?.ToLowerInvariant() switch
    {
        null or "json" => false,
        "ndjson" => true,
        _ => throw new WrongFilter("format must be json or ndjson."),
    };

    string? Negotiated => http.Request.Headers.Accept.ToString().Contains("application/x-ndjson", StringComparison.OrdinalIgnoreCase) ? "ndjson" : null;

    /// <summary>The filters that services and their places share.</summary>
    public async Task<DirectoryQuery> Services()
    {
        byte? day = null;
        if (Text("day") is { } written) day = Session.DayOf(written) ?? throw new WrongFilter("day must be a day of the week, such as day=MO.");
        var (from, to) = (Time("start_time"), Time("end_time"));
        var query = new DirectoryQuery
        {
            Words = Text("search"),
            Term = Id("taxonomy_term_id"),
            Taxonomy = Id("taxonomy_id"),
            Provider = Id("organization_id"),
            ModifiedSince = Moment("modified_after"),
            MinimumAge = Number("minimum_age", 0, 200),
            MaximumAge = Number("maximum_age", 0, 200),
            Session = day is null && from is null && to is null ? null : (day, from, to),
            Exactly = true,
            Page = Page,
            PerPage = PerPage,
        };
        if (Text("postcode") is not { } postcode)
            return Text("proximity") is null ? query : throw new WrongFilter("proximity is measured from a postcode: give postcode too, such as postcode=SO14 1AA.");
        if (UkPostcode.Parse(postcode) is null) throw new WrongFilter("postcode must be a whole UK postcode, such as postcode=SO14 1AA.");
        var metres = Number("proximity", 1, 1_000_000);
        var place = await http.RequestServices.GetRequiredService<PostcodePlaces>().Find(postcode, http.RequestAborted);
        // Outside of what is known there is nothing within any distance; without a distance there is nothing to measure.
        if (place is null) return metres is null ? query : query with { Near = new(0, 0), Metres = 1 };
        return query with { Near = place.Place, Metres = metres, Covering = place.Place };
    }
}
