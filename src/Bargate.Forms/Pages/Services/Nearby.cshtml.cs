using System.Globalization;
using Bargate.Cases.Contract;
using Bargate.Forms.Funnel;
using Bargate.Forms.Questions;
using Bargate.Kernel.Councils;
using Bargate.Records.Contract;
using Bargate.Services.Contract;
using FieldError = Bargate.Ui.FieldError;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Forms.Pages.Services;

/// <summary>Open reports near the pin, before another is sent: follow one, or say that yours is different. Skipped where there is none.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class NearbyPage(FormDoor door, DraftStore drafts, NearbyCases nearby, Following following, FunnelCounter funnel, PropertyRegister register, Council council, BargateDb db, IAntiforgery antiforgery) : PageModel
{
    public Form Form { get; private set; } = null!;

    public string QuestionId { get; private set; } = "";

    public IReadOnlyList<NearbyCase> Found { get; private set; } = [];

    public Guid? Chosen { get; private set; }

    public string Email { get; private set; } = "";

    public FieldError? Error { get; private set; }

    public string? ErrorOf(string field) => Error?.Field == field ? Error.Text : null;

    public IHtmlContent Token => new FormToken(antiforgery.GetAndStoreTokens(HttpContext));

    readonly Dictionary<CaseId, string> streets = [];

    /// <summary>The short names of stages are written in the council's own language only.</summary>
    public string StagesIn => council.Language;

    /// <summary>What it is and, where the service lets everybody see its street, where: several of one kind must not sound the same.</summary>
    public string Named(NearbyCase near) =>
        streets.TryGetValue(near.Id, out var street) ? Form.Context.Words.Format("forms.nearby.at", ("what", near.What), ("street", street)) : near.What;

    /// <summary>A distance as people judge one: to ten metres.</summary>
    public string Rounded(int metres) => Math.Max(10, metres / 10 * 10).ToString(CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string service, string question)
    {
        if (await Load(service, question) is { } elsewhere) return elsewhere;
        Email = Form.Draft!.Answers.Accepted.FirstOrDefault(it => Form.Service.Question(it.Key)?.Type == "email").Value?.Text() ?? "";
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string service, string question, string? action, Guid? @case, string? email)
    {
        if (await Load(service, question) is { } elsewhere) return elsewhere;
        if (action != "follow")
        {
            Form.Draft!.Answers.NotDuplicates.Add(question);
            // Lost to another tab: the page comes again, which is right.
            await drafts.Save(Form.Draft, HttpContext.RequestAborted);
            return Redirect(Form.NextUrl());
        }
        (Chosen, Email) = (@case, email?.Trim() ?? "");
        if (Found.FirstOrDefault(it => it.Id.Value == @case) is not { } followed) return Wrong("case-0", "forms.nearby.choose");
        if (!EmailQuestion.IsEmail(Email)) return Wrong("email", Email.Length == 0 ? "forms.nearby.email-missing" : "forms.wrong.email");
        try { await Follow(followed.Id); }
        catch (DbUpdateException)
        {
            // Pressed twice: the other press was saved first, so this one finds it.
            db.ChangeTracker.Clear();
            await Follow(followed.Id);
        }
        funnel.Followed(Form);
        DraftCookie.Delete(Response, service);
        return Redirect(Form.Url("followed"));
    }

    async Task Follow(CaseId id)
    {
        await following.Follow(id, Email, Form.Language, HttpContext.RequestAborted);
        await db.SaveChangesAsync(HttpContext.RequestAborted);
    }

    async Task<IActionResult?> Load(string service, string question)
    {
        if (await door.Open(HttpContext, service) is not { } form || form.Service.Question(question) is not { Duplicates: { } rule }) return NotFound();
        (Form, QuestionId) = (form, question);
        if (form.Draft is not { IsSubmitted: false } draft || !form.Journey.Shows(question) || !draft.Answers.Accepted.TryGetValue(question, out var place)) return Redirect(form.NextUrl());
        if (draft.Answers.NotDuplicates.Contains(question) || LocationQuestion.Point(place) is not var (latitude, longitude)) return Redirect(form.NextUrl());
        Found = await nearby.Find(service, latitude, longitude, rule.RadiusMetres, Duplicates.Key(rule, draft.Answers), rule.OpenOnly, HttpContext.RequestAborted);
        if (Found.Count == 0) return Redirect(form.NextUrl());
        if (form.Service.Case.Public?.Show.Any(it => it.EndsWith(".street", StringComparison.Ordinal)) != true) return null;
        foreach (var near in Found)
            if (await register.StreetAt(near.Latitude, near.Longitude, HttpContext.RequestAborted) is { } street) streets[near.Id] = street;
        return null;
    }

    PageResult Wrong(string field, string words)
    {
        Error = new(field, Form.Context.Words[words]);
        Response.StatusCode = StatusCodes.Invalid;
        return Page();
    }
}
