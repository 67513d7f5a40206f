using Bargate.Accounts.Contract;
using Bargate.Forms.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms;

/// <summary>One service's form in one request: its edition, the visitor's draft when there is one, and where the answers lead.</summary>
internal sealed class Form(ServiceVersion version, OpenDraft? draft, Journey journey, FormContext context)
{
    public ServiceVersion Version => version;

    public ServiceDefinition Service => version.Definition;

    public OpenDraft? Draft => draft;

    public Journey Journey => journey;

    public FormContext Context => context;

    public string Language => context.Language;

    // A draft remembers the language; before there is one the address says it.
    public string Url(string page = "") => (page.Length == 0 ? $"/services/{version.Service}" : $"/services/{version.Service}/{page}") + (draft is null ? InLanguage : "");

    /// <summary>What an address that knows no draft needs to stay in this language; nothing in the council's own.</summary>
    public string InLanguage => Language == Version.Definition.Languages.FirstOrDefault(Language) ? "" : $"?{SpokenLanguage.Key}={Language}";

    /// <summary>What is to be paid, in pence; null for nothing.</summary>
    public long? Fee => Service.Fee?.Of(journey.Answers, context.Today, context.Council.WorkingDays);

    /// <summary>Whether a page may be opened now: it is the next one, or was answered before and still counts.</summary>
    public bool IsOpen(string page) => journey.FirstUnanswered?.PageId == page
        || journey.Page(page).Any(it => draft?.Answers.Accepted.ContainsKey(it.Id) == true);

    /// <summary>Where a visitor belongs who asks for a page that is not theirs yet.</summary>
    public string NextUrl() =>
        draft is null ? Url()
        : journey.Exit is { } exit ? Url($"exit/{exit.Id}")
        : journey.FirstUnanswered is { } question ? Url(question.PageId)
        : Url("check");
}

/// <summary>Opens the form of a request.</summary>
internal sealed class FormDoor(ServiceCatalogue catalogue, DraftStore drafts, QuestionTypes types, CurrentOfficer officer, Council council, Words words, TimeProvider clock)
{
    /// <summary>Null when there never was such a service. Of one that was withdrawn the last edition, or the draft's own: <see cref="ClosedServices"/> decides which pages outlast it.</summary>
    public async ValueTask<Form?> Open(HttpContext http, string service)
    {
        if ((catalogue.Current(service) ?? catalogue.Withdrawn(service)) is not { } current) return null;
        var draft = await drafts.Read(http.Request, service, http.RequestAborted);
        // What an officer fills in for somebody is theirs alone: the cookie, left in a browser that others use too, is not enough.
        if (draft?.TakenBy is { } taken && taken != officer.Id) draft = null;
        var version = draft is null ? current : catalogue.Version(service, draft.ServiceVersion);
        if (version is null) return null;
        if (draft is { IsSubmitted: false } && SpokenLanguage.Asked(http, version.Definition) is { } asked && asked != draft.Language)
        {
            await drafts.Speak(draft.Id, asked, http.RequestAborted);
            draft = draft with { Language = asked };
        }
        var form = Of(http, version, draft);
        SpokenLanguage.Tell(http, version.Definition, form.Language);
        return form;
    }

    public Form Of(HttpContext http, ServiceVersion version, OpenDraft? draft)
    {
        var today = council.Time.Today(clock);
        var language = SpokenLanguage.Asked(http, version.Definition) ?? draft?.Language ?? council.Language;
        var journey = Flow.Walk(version.Definition, Values(version.Definition, draft?.Answers), today, council.WorkingDays, draft?.TakenBy is not null);
        return new Form(version, draft, journey, new FormContext(council.In(language), words.In(language), language, today, http.RequestServices, draft?.Id ?? default, draft?.Key));
    }

    Dictionary<string, Value> Values(ServiceDefinition service, DraftAnswers? answers)
    {
        var values = new Dictionary<string, Value>(StringComparer.Ordinal);
        if (answers is null) return values;
        foreach (var question in service.Questions)
            if (answers.Accepted.TryGetValue(question.Id, out var fields))
                values[question.Id] = question.Items is { } rules ? Items(rules, answers.ItemsOf(question.Id)) : types[question].ValueOf(question, fields);
        return values;
    }

    Value.List Items(ItemRules rules, IReadOnlyList<IReadOnlyDictionary<string, Fields>> items) =>
        new([.. items.Select(item => new Value.Map(rules.Questions.Where(it => item.ContainsKey(it.Id)).ToDictionary(it => it.Id, it => types[it].ValueOf(it, item[it.Id]))))]);
}
