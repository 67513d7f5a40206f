using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Bargate.Cases.Desk;

/// <summary>What of the queue an officer wants to see, as it stands in the address. What cannot be read there is left out.</summary>
internal sealed record QueueFilter
{
    public const int MostPages = 100;

    public string? Team { get; init; }

    public string? Service { get; init; }

    public string? Stage { get; init; }

    /// <summary>`me`, `nobody`, or the id of an officer.</summary>
    public string? Assigned { get; init; }

    public DueWhen? Due { get; init; }

    public Priority? Priority { get; init; }

    public Contract.Channel? Channel { get; init; }

    /// <summary>`open`, `closed` or `all`.</summary>
    public string? State { get; init; }

    /// <summary>A reference, name, postcode, email address or phone number.</summary>
    public string? Find { get; init; }

    /// <summary>The same as it stands in the address, where it may not be read.</summary>
    public string? Hidden { get; init; }

    /// <summary>Only what was done by rule and drawn for an officer to check.</summary>
    public bool ToCheck { get; init; }

    public QueueSort Sort { get; init; }

    public bool Descending { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>A case shown beside the list.</summary>
    public string? Look { get; init; }

    /// <summary>Open cases, unless something is looked for: that may be closed.</summary>
    public string Shown => State ?? (Find is null && !ToCheck ? "open" : "all");

    /// <param name="read">The value of a field; of a query or of a form.</param>
    public static QueueFilter From(Func<string, StringValues> read, Sought sought)
    {
        string? Text(string name, int most = 200) => read(name).FirstOrDefault()?.Trim() is { Length: > 0 } text && text.Length <= most && !text.Any(char.IsControl) ? text : null;
        var find = Text("find", 1000) is { } wanted && sought.Show(wanted) is { Length: > 0 and <= 200 } shown ? shown : null;
        var sort = Text("sort");
        return new()
        {
            Team = Text("team"),
            Service = Text("service"),
            Stage = Text("stage"),
            Assigned = Text("assigned"),
            Due = Word<DueWhen>(Text("due")),
            Priority = Word<Priority>(Text("priority")),
            Channel = Word<Contract.Channel>(Text("channel")),
            State = Text("state") is "open" or "closed" or "all" ? Text("state") : null,
            Find = find,
            Hidden = find is null ? null : sought.Hide(find),
            ToCheck = Text("check") == "yes",
            Sort = Word<QueueSort>(sort?.TrimStart('-')) ?? QueueSort.Due,
            Descending = sort?.StartsWith('-') == true,
            Page = int.TryParse(Text("page"), System.Globalization.NumberStyles.None, null, out var page) ? Math.Clamp(page, 1, MostPages) : 1,
            Look = Text("look"),
        };
    }

    /// <summary>What of it can be saved under a name: not where in the list somebody was, and not what they looked for, which may be a person.</summary>
    public QueueFilter Lasting => this with { Find = null, Hidden = null, Page = 1, Look = null };

    /// <summary>The address of this filter.</summary>
    public string Url(string path = "/staff/cases")
    {
        var query = new QueryString();
        void Put(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) query = query.Add(name, value);
        }
        Put("team", Team);
        Put("service", Service);
        Put("stage", Stage);
        Put("assigned", Assigned);
        Put("due", Lower(Due));
        Put("priority", Lower(Priority));
        Put("channel", Lower(Channel));
        Put("state", State);
        Put("find", Hidden);
        Put("check", ToCheck ? "yes" : null);
        if (Sort != QueueSort.Due || Descending) Put("sort", (Descending ? "-" : "") + Lower<QueueSort>(Sort));
        if (Page > 1) Put("page", Page.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Put("look", Look);
        return path + query.ToUriComponent();
    }

    /// <summary>`FaceToFace` as addresses and words write it: `face-to-face`.</summary>
    public static string? Lower<T>(T? value) where T : struct, Enum => value is null ? null : string.Concat(value.Value.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    static T? Word<T>(string? text) where T : struct, Enum =>
        text is not null && !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}

internal enum DueWhen { Today, Overdue, Week, Waiting, None }

internal enum QueueSort { Due, Reference, Opened, Stage, Priority, Closed }
