using System.Text.Json;
using System.Text.Json.Serialization;
using Bargate.Cases.Contract;
using Bargate.Forms.Api;
using Bargate.Forms.Questions;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Forms.Contract;

/// <summary>Forms that programs send whole. The answers are read, checked and handed over as those of the pages are, by the same classes.</summary>
public sealed class FormIntake
{
    readonly WholeForm whole;
    readonly Submission submission;
    readonly DraftStore drafts;
    readonly FormDoor door;
    readonly ServiceCatalogue catalogue;
    readonly MasterKey master;

    FormIntake(WholeForm whole, Submission submission, DraftStore drafts, FormDoor door, ServiceCatalogue catalogue, MasterKey master) =>
        (this.whole, this.submission, this.drafts, this.door, this.catalogue, this.master) = (whole, submission, drafts, door, catalogue, master);

    internal static FormIntake From(IServiceProvider it) => new(it.GetRequiredService<WholeForm>(), it.GetRequiredService<Submission>(), it.GetRequiredService<DraftStore>(),
        it.GetRequiredService<FormDoor>(), it.GetRequiredService<ServiceCatalogue>(), it.GetRequiredService<MasterKey>());

    /// <summary>Reads and checks; nothing is written. Null when there is no such upload of this program.</summary>
    public async Task<Intake?> Read(HttpContext http, SentForm sent, CancellationToken stop)
    {
        var (draft, version) = (default(OpenDraft), sent.Service);
        if (sent.Upload is { } upload)
        {
            draft = await Uploaded(upload, sent.Service.Service, sent.Program, stop);
            if (draft is null || catalogue.Version(sent.Service.Service, draft.ServiceVersion) is not { } began) return null;
            (version, draft) = (began, draft with { Language = sent.Language, Program = sent.Program });
        }
        draft ??= drafts.Begin(version.Number, sent.Language, channel: Channel.Api).Draft with { Program = sent.Program, IsUnsaved = true };
        if (draft.IsSubmitted) return new Intake.AlreadySent(draft.Reference!);
        var (form, faults) = await whole.Read(http, version, draft, sent.Answers, stop);
        if (faults.Count > 0) return new Intake.Faulty(faults);
        return form.Journey.Exit is { } exit ? new Intake.Ended(exit, form.Journey.ExitAt!.Id) : new Intake.Ready(form);
    }

    /// <summary>Opens the case. Null when the upload was sent by another request meanwhile.</summary>
    /// <param name="beside">A row that is written with the case or not at all.</param>
    /// <exception cref="Bargate.Kernel.Storage.AlreadyExists">The row beside it is there already.</exception>
    public Task<Opened?> Send(Intake.Ready ready, Func<Opened, object>? beside, CancellationToken stop) => submission.Send(ready.Form, beside, stop);

    /// <summary>Takes a file for a question, checked as in the form, into an upload that it begins or goes on with. Null when there is no such upload of this program.</summary>
    public async Task<TakenFile?> AddFile(HttpContext http, ServiceVersion service, Question question, IFormFile file, Guid? upload, Actor program, string language, CancellationToken stop)
    {
        var (draft, cookie) = (default(OpenDraft), default(DraftCookie));
        if (upload is { } id)
        {
            draft = await Uploaded(id, service.Service, program, stop);
            if (draft is null or { IsSubmitted: true }) return null;
        }
        else
        {
            draft = drafts.Begin(service.Number, language, channel: Channel.Api).Draft;
            cookie = Cookie(draft.Id, program);
        }
        var before = draft.Answers.Typed(question.Id);
        var posted = new FormCollection(null, new FormFileCollection { new FormFile(file.OpenReadStream(), 0, file.Length, question.Id, file.FileName) { Headers = new HeaderDictionary() } });
        var reading = await new FileQuestion().Read(question, posted, before, door.Of(http, service, draft).Context, stop);
        if (reading is not Reading.Accepted) return new TakenFile(draft.Id, default, "", (reading as Reading.Again)?.Errors.Select(it => it.Text).FirstOrDefault() ?? "");
        var taken = reading.Typed.Lines()[^1];
        draft.Answers.Unfinished[question.Id] = reading.Typed;
        if (upload is null) await drafts.Insert(draft, cookie, service.Service, stop);
        else if (!await drafts.Save(draft, stop)) throw new RuleBroken("Another file came to this upload at the same moment. Send this one again.");
        return new(draft.Id, Guid.Parse(taken), reading.Typed.Text(taken), null);
    }

    // Whose an upload is: the secret that opens it follows from the program's key and is sent by nobody.
    DraftCookie Cookie(Guid draft, Actor program) => new(draft, master.Hash("api-upload", $"{program.Id}\n{draft}")[..16]);

    async Task<OpenDraft?> Uploaded(Guid upload, string service, Actor program, CancellationToken stop) => await drafts.Read(Cookie(upload, program), service, stop) is { Channel: Channel.Api } draft ? draft : null;
}

/// <summary>A form as a program sends it.</summary>
/// <param name="Answers">An object: answers by question.</param>
/// <param name="Upload">Where its files are; null without.</param>
public sealed record SentForm(ServiceVersion Service, JsonElement Answers, string Language, Guid? Upload, Actor Program);

/// <summary>What became of the answers.</summary>
public abstract record Intake
{
    private protected Intake() { }

    /// <summary>Something is to be put right.</summary>
    public sealed record Faulty(IReadOnlyList<AnswerFault> Faults) : Intake;

    /// <summary>The form ends early with these answers.</summary>
    public sealed record Ended(ExitPage Exit, string At) : Intake;

    /// <summary>The files of this upload were sent before.</summary>
    public sealed record AlreadySent(string Reference) : Intake;

    /// <summary>It may be sent.</summary>
    public sealed record Ready : Intake
    {
        internal Ready(Form form) => Form = form;

        internal Form Form { get; }

        /// <summary>The edition that the answers were checked against.</summary>
        public int Edition => Form.Version.Number;
    }
}

/// <summary>What is to be put right in one answer; <paramref name="Pointer"/> (RFC 6901) says where.</summary>
public sealed record AnswerFault(string Question, string Message, string Pointer)
{
    /// <summary>Nothing is wrong with the answer itself: with these answers the form does not ask for it.</summary>
    [JsonIgnore]
    public bool NotAsked { get; init; }
}

/// <param name="Wrong">Why it was not taken; null when it was.</param>
public sealed record TakenFile(Guid Upload, Guid File, string Name, string? Wrong);
