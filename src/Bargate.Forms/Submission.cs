using Bargate.Cases.Contract;
using Bargate.Forms.Contract;
using Bargate.Forms.Funnel;
using Bargate.Forms.Questions;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>Sends a complete form: the case, its event and jobs, its audit row and the end of the draft, in one transaction.</summary>
internal sealed class Submission(BargateDb db, BatchWriter writer, CaseOpening cases, QuestionTypes types, SentAnswers answers, FunnelCounter funnel, MasterKey master, TimeProvider clock)
{
    // With 200,000 cases of one prefix a new reference meets an old one about once in 140 times; then another is drawn.
    const int Attempts = 5;

    const string FilesSql = """update kernel_files set "About" = $1, "Version" = "Version" + 1 where "About" = $2""";

    /// <summary>False when the draft was changed or sent by another request meanwhile; nothing was written.</summary>
    public async Task<bool> Send(Form form, CancellationToken stop) => await Send(form, null, stop) is not null;

    /// <summary>Null when the draft was changed or sent by another request meanwhile.</summary>
    /// <param name="beside">A row that is written with the case or not at all.</param>
    public async Task<Opened?> Send(Form form, Func<Opened, object>? beside, CancellationToken stop)
    {
        var draft = form.Draft!;
        var sent = Read(form);
        for (var attempt = 1; ; attempt++)
        {
            var opened = cases.Open(sent);
            try
            {
                var (batch, now) = (new Batch(db), clock.GetUtcNow().UtcDateTime);
                batch = draft.IsUnsaved ? batch.Insert(KeyRow.For(draft.Key, master, now)) : batch.Execute(DraftStore.SubmitSql, 1, now, opened.Id.Value, opened.Reference, draft.Version + 1, draft.Id, draft.Version);
                batch.InsertAll(opened.Rows);
                if (beside is not null) batch.Insert(beside(opened));
                if (sent.Answers.Any(it => it.Files.Count > 0)) batch.Execute(FilesSql, Batch.AnyRows, opened.Id.Value, draft.Id);
                if (!await batch.Save(writer, stop)) return null;
                funnel.Sent(form);
                return opened;
            }
            catch (AlreadyExists) when (attempt < Attempts)
            {
                // The same draft sent twice at once, or a reference drawn before.
                if (await CaseOpening.Find(db, draft.Id, stop) is not null) return null;
            }
        }
    }

    /// <summary>What is handed over to Cases: the answers that count, as people read them.</summary>
    internal NewCase Read(Form form)
    {
        var (service, draft, journey) = (form.Service, form.Draft!, form.Journey);
        var answered = journey.Visible.Where(it => it.Items is null).Select(it => (Question: it, Fields: draft.Answers.Accepted[it.Id])).ToList();
        var assigned = service.Case.Assign.FirstOrDefault(it => it.When?.Holds(journey.Answers, form.Context.Today, form.Context.Council.WorkingDays) ?? true);
        return new NewCase
        {
            Draft = draft.Id,
            Service = form.Version,
            Answers = [.. answers.All(form).Where(it => it.Text.Length > 0 || it.Files.Count > 0)],
            Contact = new(First(answered, "name"), First(answered, "email"), First(answered, "phone")),
            What = What(form, answered),
            Place = Place(answered, form.Context),
            DuplicateKey = service.Questions.Select(it => it.Duplicates).FirstOrDefault(it => it is not null) is { } rule ? Duplicates.Key(rule, draft.Answers) : null,
            Team = assigned?.Team ?? service.Team,
            Priority = assigned?.Priority ?? Priority.Routine,
            Fee = form.Fee is { } fee ? (fee, service.Fee!.For.In(form.Language)) : null,
            Auto = service.Case.Auto is { } auto && (auto.When?.Holds(journey.Answers, form.Context.Today, form.Context.Council.WorkingDays) ?? true) ? auto : null,
            Language = form.Language,
            Channel = draft.Channel,
            TakenBy = draft.TakenBy,
            Consent = draft.Consent,
            Program = draft.Program,
            Key = draft.Key,
        };
    }

    static string? First(List<(Question Question, Fields Fields)> answered, string type)
    {
        foreach (var (question, fields) in answered)
            if (question.Type == type && fields.Text() is { Length: > 0 } text) return text;
        return null;
    }

    // What it is about in a few words: a choice that everybody may see, else the first choice made, else the service's name.
    string What(Form form, List<(Question Question, Fields Fields)> answered)
    {
        var shown = form.Service.Case.Public?.Show ?? [];
        foreach (var (question, fields) in answered.OrderByDescending(it => shown.Contains(it.Question.Id)))
            if (question.Type == "choice" && types[question].Show(question, fields, form.Context) is { Length: > 0 } text) return text;
        return form.Service.Title.In(form.Language);
    }

    CasePlace? Place(List<(Question Question, Fields Fields)> answered, FormContext context)
    {
        foreach (var (question, fields) in answered)
        {
            if (question.Type is not ("location" or "address" or "asset") || fields.Count == 0) continue;
            var point = LocationQuestion.Point(fields);
            var postcode = question.Type == "address" ? AddressQuestion.PostcodeOf(fields) : fields.Text("postcode");
            var uprn = long.TryParse(fields.Text("uprn"), out var number) ? number : (long?)null;
            return new(types[question].Show(question, fields, context).ReplaceLineEndings(", "), point?.Latitude, point?.Longitude, postcode.Length > 0 ? postcode : null, uprn);
        }
        return null;
    }
}
