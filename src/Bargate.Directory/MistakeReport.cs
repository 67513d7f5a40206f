using Bargate.Kernel.Sealing;

namespace Bargate.Directory;

/// <summary>Somebody says that an entry is wrong. It is put right within 48 hours: <see cref="DueAt"/>.</summary>
internal sealed class MistakeReport
{
    public const string TextPlace = "directory_reports.Text";
    public const int LongestText = 2000;

    public static readonly TimeSpan Clock = TimeSpan.FromHours(48);

    public Guid Id { get; init; }

    public Guid Entry { get; init; }

    /// <summary>What is wrong: one of <see cref="Topics"/>.</summary>
    public required string Topic { get; init; }

    public Sealed<string>? Text { get; private set; }

    public Guid? KeyId { get; private set; }

    /// <summary>The reporter's email, hashed, so that it can be found again when they ask what is held.</summary>
    public byte[]? EmailHash { get; init; }

    public DateTime MadeAt { get; init; }

    public DateTime DueAt { get; init; }

    public DateTime? ClosedAt { get; private set; }

    public OfficerId? ClosedBy { get; private set; }

    public int Version { get; private set; }

    public static readonly IReadOnlyList<string> Topics = ["closed", "contact", "when", "where", "cost", "address-private", "other"];

    public static MistakeReport Of(Guid entry, string topic, string text, byte[]? emailHash, DataKey key, DateTime now)
    {
        var report = new MistakeReport { Id = Guid.CreateVersion7(), Entry = entry, Topic = topic, EmailHash = emailHash, MadeAt = now, DueAt = now + Clock };
        (report.Text, report.KeyId) = (key.Seal(text, TextPlace, report.Id), key.Id);
        return report;
    }

    public string Read(DataKey key) => key.Open(Text!.Value, TextPlace, Id);

    public void Close(OfficerId officer, DateTime now)
    {
        if (ClosedAt is not null) throw new RuleBroken("Somebody has already closed this report.");
        (ClosedAt, ClosedBy) = (now, officer);
    }

    public async Task EraseText(KeyRing keys, CancellationToken stop)
    {
        if (KeyId is { } id) await keys.Destroy(id, stop);
        (Text, KeyId) = (null, null);
    }
}
