using Bargate.Directory.Contract;
using Bargate.Directory.Oruk;
using Bargate.Kernel.Storage;

namespace Bargate.Directory;

/// <summary>
/// A service in the directory: the document that the public sees, the columns it is found and kept by, and its clock. What is proposed and not yet
/// approved is an <see cref="Edition"/>; the document here is always the last approved one.
/// </summary>
internal sealed class Entry
{
    public const int LongestName = 300;

    public Guid Id { get; init; }

    /// <summary>Its address: `/directory/services/SLUG`. It changes only when the entry is masked and its name said where it is: the old address is then nobody's.</summary>
    public required string Slug { get; set; }

    public required string Name { get; set; }

    public required string NameFolded { get; set; }

    public Guid Provider { get; set; }

    /// <summary>The directories it stands in, each between commas: `,family,send,`.</summary>
    public required string Directories { get; set; }

    /// <summary>Open Referral's document, unmasked: <see cref="Published"/> is what may be shown.</summary>
    public required string Document { get; set; }

    public EntryState State { get; private set; }

    /// <summary>When somebody last said that it is right; null for what nobody ever checked.</summary>
    public DateTime? AssuredAt { get; private set; }

    public DateTime CreatedAt { get; init; }

    /// <summary>When the clock has next something to do with it; null when it is archived.</summary>
    public DateTime? NextAt { get; private set; }

    /// <summary>An officer took it out: what a feed says does not bring it back.</summary>
    public bool TakenOut { get; private set; }

    public int Reminders { get; private set; }

    /// <summary>When its provider was last asked by email whether it is right.</summary>
    public DateTime? AskedAt { get; private set; }

    /// <summary>0 to 100.</summary>
    public int Completeness { get; set; }

    /// <summary>The feed of another body that it came from, and how it is called there.</summary>
    public Guid? Feed { get; init; }

    public string? SourceId { get; init; }

    /// <summary>When the content changed; what the API calls last_modified.</summary>
    public DateTime ModifiedAt { get; private set; }

    /// <summary>When anything of the row changed: the index reads on from here.</summary>
    public DateTime ChangedAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>It is found by a search and stands in the lists of the API.</summary>
    public bool IsListed => State is EntryState.Current or EntryState.Due or EntryState.NotChecked;

    public static Entry Of(OrukService document, Guid provider, IEnumerable<string> directories, DateTime now, Guid? feed = null, string? sourceId = null)
    {
        var entry = new Entry
        {
            Id = document.Id,
            Slug = SlugOf(NameForAll(document), document.Id),
            Name = "",
            NameFolded = "",
            Document = "",
            Directories = "",
            CreatedAt = now,
            Feed = feed,
            SourceId = sourceId,
        };
        entry.Publish(document, provider, directories, now);
        return entry;
    }

    /// <summary>Puts an approved document in the place of the one before.</summary>
    public void Publish(OrukService document, Guid provider, IEnumerable<string> directories, DateTime now)
    {
        if (document.Id != Id) throw new RuleBroken("This document belongs to another entry.");
        document.LastModified = null;
        document.AssuredDate = null;
        document.Organization = null;
        document.OrganizationId = provider;
        (Name, Provider) = (Short(document.Name, LongestName), provider);
        NameFolded = Fold.Of(Name);
        if (Document.Length > 0 && Masking.IsMasked(document) && (!Masking.IsMasked(Read()) || Masking.IsSaidIn(Slug, document))) Slug = SlugOf(NameForAll(document), Id);
        Directories = $",{string.Join(',', directories.Distinct().Order(StringComparer.Ordinal))},";
        Document = OrukJson.Write(document);
        Completeness = Directory.Completeness.Of(document).Percent;
        (ModifiedAt, ChangedAt) = (now, now);
    }

    /// <summary>Somebody said that it is right as it is: its clock starts again.</summary>
    public void Assure(Freshness ages, DateTime at, DateTime now)
    {
        (AssuredAt, Reminders) = (at, 0);
        Step(ages, now);
    }

    /// <summary>Moves it to the stage of its age, and back in when it had been taken out. True when a reminder is due: at most one, however long nobody looked.</summary>
    public bool Step(Freshness ages, DateTime now)
    {
        var since = AssuredAt ?? CreatedAt;
        var days = (now - since).TotalDays;
        State = ages.StateAt(days);
        NextAt = ages.NextAfter(days) is { } next ? since.AddDays(next) : null;
        (ChangedAt, TakenOut) = (now, false);
        var due = ages.RemindersBy(days);
        var remind = due > Reminders && State is EntryState.Current or EntryState.Due;
        Reminders = due;
        return remind;
    }

    public void Asked(DateTime now) => AskedAt = now;

    /// <summary>As if it had been in the directory since long: for practice data.</summary>
    internal void Practise(Freshness ages, DateTime? assured, DateTime now)
    {
        AssuredAt = assured;
        Step(ages, now);
        ModifiedAt = assured ?? CreatedAt;
    }

    /// <summary>It has gone where it came from.</summary>
    public void Archive(DateTime now) => (State, NextAt, ChangedAt) = (EntryState.Archived, null, now);

    /// <summary>An officer takes it out of the directory, because it closed or because another entry is the same.</summary>
    public void TakeOut(DateTime now)
    {
        Archive(now);
        TakenOut = true;
    }

    public bool IsIn(string directory) => Directories.Contains($",{directory},", StringComparison.Ordinal);

    public IEnumerable<string> InDirectories => Directories.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The document as it is stored, for those who may see all of it.</summary>
    public OrukService Read() => OrukJson.Read<OrukService>(Document);

    /// <summary>The document as everybody may see it: masked, with its dates and its provider.</summary>
    public OrukService Published(Provider? provider)
    {
        var document = Read();
        document.Organization = provider?.Published();
        document.LastModified = ModifiedAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        document.AssuredDate = AssuredAt?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        // Who assured it is a person at the provider: never published.
        document.AssurerEmail = null;
        return Masking.Public(Tidying.Tidy(document));
    }

    // An address of a page is read by everybody.
    static string NameForAll(OrukService document)
    {
        if (!Masking.IsMasked(document)) return document.Name;
        var copy = OrukJson.Read<OrukService>(OrukJson.Write(document));
        Masking.WithholdTexts(copy);
        return copy.Name.Replace(Masking.Withheld, "", StringComparison.Ordinal);
    }

    static string SlugOf(string name, Guid id)
    {
        var start = Dashed(name);
        return $"{(start.Length > 60 ? start[..60].TrimEnd('-') : start)}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(id.ToByteArray()))[..8]}".TrimStart('-');
    }

    /// <summary>Its words as they stand in an address: `12-elm-road`.</summary>
    internal static string Dashed(string text) => string.Join('-', string.Concat(Fold.Of(text).Select(it => char.IsAsciiLetterOrDigit(it) ? it : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static string Short(string text, int most) => text.Length <= most ? text : text[..most];
}
