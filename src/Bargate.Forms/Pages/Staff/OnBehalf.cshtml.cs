using Bargate.Accounts.Contract;
using Bargate.Forms.Funnel;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using CaseChannel = Bargate.Cases.Contract.Channel;
using UiOption = Bargate.Ui.Option;

namespace Bargate.Forms.Pages.Staff;

/// <summary>An officer begins the residents' own form for somebody: which service, how that person reached us, and whether they agree.</summary>
[Needs(Permissions.CasesOpen)]
internal sealed class OnBehalfPage(ServiceCatalogue catalogue, DraftStore drafts, FormDoor door, FunnelCounter funnel, BargateDb db, Bargate.Cases.Contract.KnownContacts known, KnownPeople people, CurrentOfficer officer, Council council, Words words, TimeProvider clock) : PageModel
{
    static readonly CaseChannel[] Taken = [CaseChannel.Phone, CaseChannel.FaceToFace, CaseChannel.Letter, CaseChannel.Email];

    [BindProperty] public string? Service { get; set; }

    [BindProperty] public string? Channel { get; set; }

    [BindProperty] public string? Consent { get; set; }

    /// <summary>An email address or phone number that they gave before, if they want us to use it again.</summary>
    [BindProperty] public string? Before { get; set; }

    /// <summary>The record of the person whom it is for, where the officer came from there.</summary>
    [BindProperty(SupportsGet = true)] public Guid? Person { get; set; }

    public bool ForKnown => Person is not null && officer.May(Permissions.RecordsSee);

    public Words Words => words;

    public IEnumerable<UiOption> Services => catalogue.All.Select(it => new UiOption(it.Service, it.Definition.Title.In(council.Language)));

    public IEnumerable<UiOption> Channels => Taken.Select(it => new UiOption(it.ToString(), words[$"forms.channel.{it}"]));

    public IEnumerable<UiOption> Consents => [new("yes", words["forms.on-behalf.agreed"]), new("no", words["forms.on-behalf.not-agreed"])];

    public void OnGet(string? service) => Service = service;

    public async Task<IActionResult> OnPostAsync()
    {
        var chosen = Service is null ? null : catalogue.Current(Service);
        if (chosen is null) ModelState.AddModelError(nameof(Service), words["forms.on-behalf.service-missing"]);
        if (!Enum.TryParse<CaseChannel>(Channel, out var channel) || !Taken.Contains(channel)) ModelState.AddModelError(nameof(Channel), words["forms.on-behalf.channel-missing"]);
        if (Consent is null) ModelState.AddModelError(nameof(Consent), words["forms.on-behalf.consent-missing"]);
        else if (Consent != "yes") ModelState.AddModelError(nameof(Consent), words["forms.on-behalf.consent-needed"]);
        if (!ModelState.IsValid) return Page();
        // A new draft every time: nothing of the caller before is in it.
        var (draft, cookie) = drafts.Begin(chosen!.Number, council.Language, officer.Id, channel, consent: true);
        if (Before?.Trim() is { Length: > 0 and <= 254 } before && await known.Find(before, HttpContext.RequestAborted) is { } contact)
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            Prefill.Contact(draft.Answers, chosen.Definition, contact);
        }
        if (ForKnown && await people.Find(RecordId.From(Person!.Value), HttpContext.RequestAborted) is { } person)
        {
            await db.SaveChangesAsync(HttpContext.RequestAborted);
            Prefill.Contact(draft.Answers, chosen.Definition, new(person.Name, person.Email, person.Phone));
            Prefill.Address(draft.Answers, chosen.Definition, person);
        }
        draft.Answers.Since = clock.GetUtcNow().ToUnixTimeSeconds();
        await drafts.Insert(draft, cookie, chosen.Service, HttpContext.RequestAborted);
        cookie.Write(Response, chosen.Service);
        funnel.Began(door.Of(HttpContext, chosen, draft));
        return Redirect($"/services/{chosen.Service}/{chosen.Definition.FirstPage}");
    }
}
