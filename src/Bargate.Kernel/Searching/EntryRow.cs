using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Storage;

namespace Bargate.Kernel.Searching;

/// <summary>One entry of the index, with its words and stems as the ranking reads them.</summary>
sealed class EntryRow
{
    // What is further down in a text than this is not what it is about.
    const int MostWords = 5000;

    /// <summary>Made of source and entry, so it stays the same when the index is made again, on either database.</summary>
    public long Id { get; init; }

    public required string Source { get; init; }

    public required string Entry { get; init; }

    public required string Kind { get; set; }

    /// <summary>It stands on the shelf: among many that are alike.</summary>
    public bool Shelf { get; init; }

    public required string Url { get; set; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    public required string Language { get; set; }

    public string? Permission { get; set; }

    public DateTime? VisibleFrom { get; set; }

    public DateTime? VisibleTo { get; set; }

    /// <summary>Addresses with spaces between them.</summary>
    public required string LeadsTo { get; set; }

    public double Weight { get; set; }

    /// <summary>How often people chose it lately.</summary>
    public int Popularity { get; set; }

    public required string Hash { get; set; }

    public DateTime IndexedAt { get; set; }

    public int TitleLength { get; set; }

    public int KeywordsLength { get; set; }

    public int SummaryLength { get; set; }

    public int BodyLength { get; set; }

    /// <summary>Four lines: title, keywords, summary, body; a space before and after each word.</summary>
    public required string Words { get; set; }

    public required string Stems { get; set; }

    public static EntryRow Of(string source, bool shelf, SearchEntry entry, string language, DateTime now)
    {
        string[] texts = [entry.Title, entry.Keywords, entry.Summary, entry.Body];
        var words = texts.Select(it => Terms.Words(it, MostWords)).ToArray();
        return new()
        {
            Id = IdOf(source, entry.Id),
            Source = source,
            Entry = entry.Id,
            Shelf = shelf,
            Kind = entry.Kind,
            Url = entry.Url,
            Title = entry.Title,
            Summary = entry.Summary,
            Language = entry.Language ?? language,
            Permission = entry.Permission,
            VisibleFrom = entry.VisibleFrom,
            VisibleTo = entry.VisibleTo,
            LeadsTo = string.Join(' ', entry.LeadsTo),
            Weight = entry.Weight,
            Hash = HashOf(entry),
            IndexedAt = now,
            TitleLength = words[0].Count,
            KeywordsLength = words[1].Count,
            SummaryLength = words[2].Count,
            BodyLength = words[3].Count,
            Words = string.Join('\n', words.Select(it => $" {string.Join(' ', it)} ")),
            Stems = string.Join('\n', words.Select(it => $" {string.Join(' ', it.Select(Terms.Stem))} ")),
        };
    }

    public static long IdOf(string source, string entry) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{entry}"))) & long.MaxValue;

    public static string HashOf(SearchEntry entry) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', Terms.Edition, entry.Kind, entry.Url, entry.Title, entry.Summary, entry.Body,
        entry.Keywords, entry.Language, entry.Permission, Time(entry.VisibleFrom), Time(entry.VisibleTo), string.Join(' ', entry.LeadsTo), entry.Weight.ToString("R", CultureInfo.InvariantCulture)))))[..32];

    static string Time(DateTime? at) => at?.Ticks.ToString(CultureInfo.InvariantCulture) ?? "";
}
