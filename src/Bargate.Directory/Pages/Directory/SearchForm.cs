using System.Globalization;
using Bargate.Directory.Searching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Bargate.Directory.Pages.Directory;

/// <summary>What a resident asked for, as it stands in the address. What cannot be read is left out and said.</summary>
internal sealed record SearchForm
{
    public const int PerPage = 20;

    const double Mile = 1609.344;

    public static readonly IReadOnlyList<string> Distances = ["0.5", "1", "2", "5"];

    public static readonly IReadOnlyList<string> Sorts = ["best", "distance", "name", "checked"];

    public string? Directory { get; init; }

    public string Words { get; init; } = "";

    public string Postcode { get; init; } = "";

    public string Within { get; init; } = "";

    public string Age { get; init; } = "";

    public string Category { get; init; } = "";

    public string Language { get; init; } = "";

    public bool Free { get; init; }

    public bool OpenNow { get; init; }

    public IReadOnlyList<string> Days { get; init; } = [];

    public string Part { get; init; } = "";

    public IReadOnlyList<string> Access { get; init; } = [];

    public IReadOnlyList<string> Needs { get; init; } = [];

    public string Sort { get; init; } = "";

    public int Page { get; init; } = 1;

    public bool AsksForSomething => Directory is not null || Filters().Any();

    public static SearchForm Read(IQueryCollection query, string? directory, DirectorySettings settings)
    {
        string One(string name) => query[name].ToString().Trim() is var text && text.Length <= 200 ? text : text[..200];
        IReadOnlyList<string> Some(string name, Func<string, bool> known) => [.. query[name].OfType<string>().Where(known).Distinct()];
        string Known(string name, IReadOnlyList<string> values) => values.Contains(One(name)) ? One(name) : "";
        var category = One("category");
        return new()
        {
            Directory = directory,
            Words = One("q"),
            Postcode = One("postcode"),
            Within = Known("within", Distances),
            Age = One("age"),
            Category = settings.Find(Taxonomies.Categories, category) is null ? "" : category,
            Language = One("language").All(it => char.IsAsciiLetterLower(it) || it == '-') ? One("language") : "",
            Free = One("free") == "yes",
            OpenNow = One("open") == "now",
            Days = Some("day", Facets.Days.Contains),
            Part = Known("part", Facets.Parts),
            Access = Some("access", it => settings.Find(Taxonomies.Accessibility, it) is not null),
            Needs = Some("need", it => settings.Find(Taxonomies.Needs, it) is not null),
            Sort = Known("sort", Sorts),
            Page = int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1,
        };
    }

    /// <summary>One age, or two with a hyphen between them; null when it is neither.</summary>
    public (int From, int To)? Ages()
    {
        var parts = Age.Split('-', StringSplitOptions.TrimEntries);
        if (parts.Length is < 1 or > 2 || !Whole(parts[0], out var from) || !Whole(parts[^1], out var to)) return null;
        return from <= to ? (from, to) : (to, from);
    }

    static bool Whole(string text, out int age) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out age) && age <= 120;

    public DirectoryQuery Query(PostcodePlace? near, Moment? at = null)
    {
        var facets = new List<string>();
        if (Directory is not null) facets.Add("directory:" + Directory);
        if (Category.Length > 0) facets.Add("category:" + Category);
        if (Language.Length > 0) facets.Add("language:" + Language);
        if (Free) facets.Add("cost:free");
        // A day and a part of it are meant of the same session.
        if (Part.Length > 0 && Days.Count == 0) facets.Add("part:" + Part);
        facets.AddRange(Access.Select(it => "access:" + it));
        facets.AddRange(Needs.Select(it => "need:" + it));
        return new()
        {
            Words = Words,
            Facets = facets,
            // Whoever ticks two days can come on either.
            AnyOf = [.. Days.Select(it => Part.Length > 0 ? $"time:{it}-{Part}" : "day:" + it)],
            Ages = Ages(),
            At = at,
            OpenNow = OpenNow,
            Near = near?.Place,
            Metres = near is not null && double.TryParse(Within, CultureInfo.InvariantCulture, out var miles) ? miles * Mile : null,
            Sort = Sort switch { "distance" => SortBy.Distance, "name" => SortBy.Name, "checked" => SortBy.Checked, _ => SortBy.Best },
            Page = Page,
            PerPage = PerPage,
        };
    }

    /// <summary>Each filter as it stands in the address, the directory and the page left out.</summary>
    public IEnumerable<(string Name, string Value)> Filters()
    {
        if (Words.Length > 0) yield return ("q", Words);
        if (Postcode.Length > 0) yield return ("postcode", Postcode);
        if (Within.Length > 0) yield return ("within", Within);
        if (Age.Length > 0) yield return ("age", Age);
        if (Category.Length > 0) yield return ("category", Category);
        if (Language.Length > 0) yield return ("language", Language);
        if (Free) yield return ("free", "yes");
        if (OpenNow) yield return ("open", "now");
        foreach (var it in Days) yield return ("day", it);
        if (Part.Length > 0) yield return ("part", Part);
        foreach (var it in Access) yield return ("access", it);
        foreach (var it in Needs) yield return ("need", it);
        if (Sort.Length > 0) yield return ("sort", Sort);
    }

    public string Url(IEnumerable<(string Name, string Value)> filters) =>
        QueryHelpers.AddQueryString(Directory is null ? "/directory" : "/directory/" + Directory, filters.Select(it => KeyValuePair.Create<string, string?>(it.Name, it.Value)));

    public string Without(string name, string value) => Url(Filters().Where(it => it != (name, value)));

    public string With(string name, string value) => Url(Filters().Where(it => it.Name != name).Append((name, value)));
}
