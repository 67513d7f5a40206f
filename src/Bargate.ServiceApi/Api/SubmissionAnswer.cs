using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.ServiceApi.Api;

/// <summary>
/// A form sent whole. With an `Idempotency-Key` the same key and body give the same case again, for seven days: who was cut off before
/// the answer came sends it once more. Only what was taken is kept, so whoever puts an answer right may use the key again.
/// </summary>
internal sealed class SubmissionAnswer(BatchWriter reader, FormIntake intake, CaseStatuses cases, ServiceCatalogue catalogue, ApiCaller caller, MasterKey master, Council council, TimeProvider clock)
{
    public const int LongestBody = 1_000_000;
    const int Depth = 8;

    const string FindKept = """select "BodyHash", "Case" from serviceapi_submissions where "KeyHash" = $1""";

    static readonly string[] Members = ["answers", "edition", "language", "upload"];

    public async Task<IResult> To(HttpContext http, string service)
    {
        var stop = http.RequestAborted;
        if (caller.Refusal(ServicesApi.Submit) is { } lacking) return lacking;
        if (ServicesApi.Find(catalogue, caller, service, out var version) is { } none) return none;
        var idempotency = http.Request.Headers["Idempotency-Key"].ToString();
        if (idempotency.Length > KeptSubmission.LongestKey || http.Request.Headers["Idempotency-Key"].Count > 1) return ApiProblem.Of(400, $"Send one Idempotency-Key of at most {KeptSubmission.LongestKey} characters.", "Idempotency-Key");
        var (json, refused) = await ApiBody.Read(http.Request, LongestBody, Depth, stop);
        using var _ = json;
        if (json is null) return refused!;
        var kept = idempotency.Length == 0 ? null : Kept(idempotency, service, json.RootElement);
        if (kept is not null && await Again(http, kept, stop) is { } again) return again;
        var (sent, wrong) = Sent(json.RootElement, version!);
        if (sent is null) return wrong!;
        switch (await intake.Read(http, sent, stop))
        {
            case null: return ApiProblem.Of(404, "There is no such upload of this API key for this service, or its 28 days are over. Send the files again.", "upload");
            case Intake.Faulty faulty:
                return ApiProblem.Of(422, $"{faulty.Faults.Count} {(faulty.Faults.Count == 1 ? "answer is" : "answers are")} to be put right: 'errors' says which and how.", [new("errors", faulty.Faults)]);
            case Intake.Ended ended:
                return ApiProblem.Of(422, $"The form ends at '{ended.At}' with these answers, and nothing was sent. 'exit' says what to do instead.",
                    [new("errors", Array.Empty<AnswerFault>()), new("question", ended.At), new("exit", new { id = ended.Exit.Id, title = ended.Exit.Title.In(sent.Language), text = ended.Exit.Body.In(sent.Language), link = ended.Exit.Link })]);
            case Intake.AlreadySent before:
                if (kept is not null && await Again(http, kept, stop) is { } first) return first;
                return ApiProblem.Of(409, $"The files of this upload were sent already, as {before.Reference}.", [new("reference", before.Reference)]);
            case Intake.Ready ready:
                return await Send(http, sent, ready, kept, stop);
            default: throw new InvalidOperationException("An outcome that nobody answers.");
        }
    }

    async Task<IResult> Send(HttpContext http, SentForm sent, Intake.Ready ready, KeptSubmission? kept, CancellationToken stop)
    {
        try
        {
            var opened = await intake.Send(ready, kept is null ? null : it => new KeptSubmission { Id = kept.Id, KeyHash = kept.KeyHash, BodyHash = kept.BodyHash, Case = it.Id.Value, At = kept.At }, stop);
            if (opened is null && kept is not null && await Again(http, kept, stop) is { } first) return first;
            if (opened is null) return ApiProblem.Of(409, "The files of this upload were sent by another request at the same moment.", "upload");
            return Taken(http, opened.Reference, sent.Service.Service, ready.Edition, opened.At, opened.Told);
        }
        catch (AlreadyExists) when (kept is not null)
        {
            // The same request twice at once: the other one was first.
            return await Again(http, kept, stop) ?? ApiProblem.Of(409, "The same Idempotency-Key is in work. Ask again.", "Idempotency-Key");
        }
    }

    async Task<IResult?> Again(HttpContext http, KeptSubmission asked, CancellationToken stop)
    {
        if (await reader.ReadOne(FindKept, row => new Before(row.GetFieldValue<byte[]>(0), row.GetGuid(1)), stop, asked.KeyHash) is not { } kept) return null;
        if (!kept.BodyHash.AsSpan().SequenceEqual(asked.BodyHash)) return ApiProblem.Of(409, "This Idempotency-Key was used for another submission. Send a new key with a new submission.", "Idempotency-Key");
        if (await cases.Find(CaseId.From(kept.Case), stop) is not { } status) return ApiProblem.Of(410, "What was sent with this Idempotency-Key was deleted since.", "Idempotency-Key");
        http.Response.Headers["Idempotency-Replayed"] = "true";
        return Taken(http, status.Reference, status.Service, status.Edition, status.Opened, status.Told);
    }

    static IResult Taken(HttpContext http, string reference, string service, int edition, DateTime received, string told)
    {
        var url = $"{ApiRoutes.Root}/cases/{reference}";
        http.Response.Headers.Location = url;
        return ServicesApi.Answer(new JsonObject { ["reference"] = reference, ["service"] = service, ["edition"] = edition, ["received"] = received.AddTicks(-(received.Ticks % 10)), ["told"] = told, ["status"] = url }, 201);
    }

    KeptSubmission Kept(string idempotency, string service, JsonElement body) => new()
    {
        Id = Guid.CreateVersion7(),
        KeyHash = master.Hash("idempotency", $"{caller.Key}\n{idempotency}"),
        BodyHash = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{service}\n"), .. JsonMarshal.GetRawUtf8Value(body)]),
        At = clock.GetUtcNow().UtcDateTime,
    };

    (SentForm?, IResult?) Sent(JsonElement body, ServiceVersion version)
    {
        (SentForm?, IResult?) Wrong(string detail, string? name = null) => (null, ApiProblem.Of(400, detail, name));
        if (body.ValueKind != JsonValueKind.Object) return Wrong("The body must be an object with 'answers'.");
        foreach (var it in body.EnumerateObject())
            if (!Members.Contains(it.Name)) return Wrong($"There is no '{(it.Name.Length > 60 ? it.Name[..60] : it.Name)}'. A submission has 'answers', and may have 'language', 'edition' and 'upload'.", it.Name.Length > 60 ? null : it.Name);
        if (!body.TryGetProperty("answers", out var answers) || answers.ValueKind != JsonValueKind.Object) return Wrong("'answers' must be an object: the answers by the ids of their questions.", "answers");
        var language = council.Language;
        if (body.TryGetProperty("language", out var spoken) && (spoken.ValueKind != JsonValueKind.String || version.Definition.Languages.FirstOrDefault(it => it == spoken.GetString()) is not { } known || (language = known) is null))
            return Wrong($"'language' must be one of those of the service: {string.Join(", ", version.Definition.Languages.DefaultIfEmpty(council.Language))}.", "language");
        if (body.TryGetProperty("edition", out var edition))
        {
            if (edition.ValueKind != JsonValueKind.Number || !edition.TryGetInt32(out var number)) return Wrong("'edition' must be the number of the edition that the answers are for.", "edition");
            if (number != version.Number) return (null, ApiProblem.Of(409, $"The service has edition {version.Number} now. Read its definition again, and send the answers for that.", "edition"));
        }
        Guid? upload = null;
        if (body.TryGetProperty("upload", out var uploaded) && uploaded.ValueKind != JsonValueKind.Null)
        {
            if (uploaded.ValueKind != JsonValueKind.String || !uploaded.TryGetGuid(out var id)) return Wrong("'upload' must be the id that uploading the first file gave.", "upload");
            upload = id;
        }
        return (new(version, answers, language, upload, caller.Actor), null);
    }

    sealed record Before(byte[] BodyHash, Guid Case);
}
