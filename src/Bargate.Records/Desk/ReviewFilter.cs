using Bargate.Records.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Desk;

/// <summary>Which pairs an officer wants to see, as it stands in the address. It goes along from pair to pair. What cannot be read there is left out.</summary>
internal sealed record ReviewFilter
{
    public const string Path = "/staff/records/review";

    public Register? Register { get; init; }

    public string? Source { get; init; }

    public ReviewKind? Kind { get; init; }

    public ReviewOrder Order { get; init; }

    public int Page { get; init; } = 1;

    public static ReviewFilter From(IQueryCollection read) => new()
    {
        Register = Registers.Parse(read["register"]),
        Source = read["source"].ToString() is { Length: > 0 and <= Records.Source.LongestId } source ? source : null,
        Kind = Enum.GetValues<ReviewKind>().Where(it => Slug(it) == read["kind"]).Cast<ReviewKind?>().FirstOrDefault(),
        Order = read["order"] == Slug(ReviewOrder.Oldest) ? ReviewOrder.Oldest : ReviewOrder.Likely,
        Page = int.TryParse(read["page"], System.Globalization.NumberStyles.None, null, out var page) ? Math.Clamp(page, 1, 10_000) : 1,
    };

    /// <param name="path">The queue, a pair, or the way to the next one.</param>
    /// <param name="done">A pair that was just decided, for the page to say so.</param>
    public string Url(string path = Path, ReviewId? done = null)
    {
        var query = new QueryString();
        void Put(string name, string? value) => query = value is null ? query : query.Add(name, value);
        Put("register", Register?.Slug());
        Put("source", Source);
        Put("kind", Kind is { } kind ? Slug(kind) : null);
        Put("order", Order == ReviewOrder.Likely ? null : Slug(Order));
        Put("page", Page > 1 && path == Path ? Page.ToString(System.Globalization.CultureInfo.InvariantCulture) : null);
        Put("done", done?.Value.ToString());
        return path + query.ToUriComponent();
    }

    public string Url(ReviewId pair, ReviewId? done = null) => Url($"{Path}/{pair.Value}", done);

    /// <summary>`NotSame` as addresses and words write it: `not-same`.</summary>
    public static string Slug<T>(T value) where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}

internal enum ReviewKind
{
    /// <summary>Two people of one household, as likely as not.</summary>
    Household,

    /// <summary>Two officers decide.</summary>
    Flagged,

    /// <summary>One officer has decided; another one looks.</summary>
    Second,

    /// <summary>An officer was not sure. They wait for nobody; whoever knows more takes the answer back.</summary>
    Unsure,
}

/// <summary>Most likely first: those are quickly decided, and bring most together.</summary>
internal enum ReviewOrder { Likely, Oldest }
