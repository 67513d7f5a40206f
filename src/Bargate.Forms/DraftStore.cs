using System.Data.Common;
using System.Security.Cryptography;
using Bargate.Cases.Contract;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms;

/// <summary>
/// Reads and saves drafts: the hottest path of the product, so one hand-written statement each through <see cref="BatchWriter"/> (decision 0004).
/// </summary>
internal sealed class DraftStore(BargateDb db, BatchWriter writer, MasterKey master, TimeProvider clock)
{
    const string Find = """
        select d."ServiceVersion", d."SecretHash", d."KeyId", d."Answers", d."Language", d."TakenBy", d."Channel", d."Consent", d."ChangedAt",
               d."SubmittedAt", d."Case", d."Reference", d."Version", k."Wrapped"
        from forms_drafts d join kernel_keys k on k."Id" = d."KeyId" where d."Id" = $1 and d."Service" = $2 and k."Wrapped" is not null
        """;

    const string SaveSql = """
        update forms_drafts set "Answers" = $1, "ChangedAt" = $2, "Version" = $3 where "Id" = $4 and "Version" = $5 and "SubmittedAt" is null
        """;

    public const string SubmitSql = """
        update forms_drafts set "SubmittedAt" = $1, "Case" = $2, "Reference" = $3, "Version" = $4 where "Id" = $5 and "Version" = $6 and "SubmittedAt" is null
        """;

    // Not a change of the answers: another tab may go on with the version that it has.
    const string SpeakSql = """update forms_drafts set "Language" = $1 where "Id" = $2""";

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The draft that the visitor's cookie opens; null when there is none, its 28 days are over, or the secret is not its own.</summary>
    public ValueTask<OpenDraft?> Read(HttpRequest request, string service, CancellationToken stop) =>
        DraftCookie.From(request) is { } cookie ? Read(cookie, service, stop) : ValueTask.FromResult<OpenDraft?>(null);

    public async ValueTask<OpenDraft?> Read(DraftCookie cookie, string service, CancellationToken stop)
    {
        var found = await writer.ReadOne(Find, Row.From, stop, cookie.Draft, service);
        if (found is null || found.ChangedAt + Draft.Life < Now || !CryptographicOperations.FixedTimeEquals(found.SecretHash, cookie.SecretHash)) return null;
        var key = master.Unwrap(found.KeyId, found.Wrapped);
        return new OpenDraft
        {
            Id = cookie.Draft,
            ServiceVersion = found.ServiceVersion,
            Key = key,
            Answers = key.Open(new Sealed<DraftAnswers>(found.Answers), Draft.AnswersPlace, cookie.Draft),
            Language = found.Language,
            TakenBy = found.TakenBy is { } officer ? OfficerId.From(officer) : null,
            Channel = Enum.Parse<Channel>(found.Channel),
            Consent = found.Consent,
            IsSubmitted = found.SubmittedAt is not null,
            Case = found.Case,
            Reference = found.Reference,
            Version = found.Version,
        };
    }

    /// <summary>A draft that is not saved yet, with a new key and cookie.</summary>
    public (OpenDraft Draft, DraftCookie Cookie) Begin(int serviceVersion, string language, OfficerId? takenBy = null, Channel channel = Channel.Online, bool? consent = null)
    {
        var cookie = DraftCookie.New(clock.GetUtcNow());
        var draft = new OpenDraft { Id = cookie.Draft, ServiceVersion = serviceVersion, Key = master.NewKey(), Answers = new(), Language = language, TakenBy = takenBy, Channel = channel, Consent = consent, Version = 0 };
        return (draft, cookie);
    }

    /// <summary>Writes a new draft and its key.</summary>
    public Task Insert(OpenDraft draft, DraftCookie cookie, string service, CancellationToken stop)
    {
        var now = Now;
        return new Batch(db).Insert(KeyRow.For(draft.Key, master, now)).Insert(new Draft
        {
            Id = draft.Id,
            Service = service,
            ServiceVersion = draft.ServiceVersion,
            SecretHash = cookie.SecretHash,
            KeyId = draft.Key.Id,
            Answers = draft.Key.Seal(draft.Answers, Draft.AnswersPlace, draft.Id),
            Language = draft.Language,
            TakenBy = draft.TakenBy,
            Channel = draft.Channel,
            Consent = draft.Consent,
            CreatedAt = now,
            ChangedAt = now,
        }).Save(writer, stop);
    }

    /// <summary>Saves the answers; false when another tab saved or sent the draft since it was read.</summary>
    public Task<bool> Save(OpenDraft draft, CancellationToken stop) => new Batch(db)
        .Execute(SaveSql, 1, draft.Key.Seal(draft.Answers, Draft.AnswersPlace, draft.Id).Bytes, Now, draft.Version + 1, draft.Id, draft.Version)
        .Save(writer, stop);

    public Task<bool> Speak(Guid draft, string language, CancellationToken stop) => new Batch(db).Execute(SpeakSql, 1, language, draft).Save(writer, stop);

    sealed record Row(int ServiceVersion, byte[] SecretHash, Guid KeyId, byte[] Answers, string Language, Guid? TakenBy, string Channel, bool? Consent,
        DateTime ChangedAt, DateTime? SubmittedAt, Guid? Case, string? Reference, int Version, byte[] Wrapped)
    {
        public static Row From(DbDataReader row) => new(
            row.GetInt32(0), row.GetFieldValue<byte[]>(1), row.GetGuid(2), row.GetFieldValue<byte[]>(3), row.GetString(4), row.IsDBNull(5) ? null : row.GetGuid(5), row.GetString(6),
            row.IsDBNull(7) ? null : row.GetBoolean(7), row.GetDateTime(8), row.IsDBNull(9) ? null : row.GetDateTime(9), row.IsDBNull(10) ? null : row.GetGuid(10),
            row.IsDBNull(11) ? null : row.GetString(11), row.GetInt32(12), row.GetFieldValue<byte[]>(13));
    }
}
