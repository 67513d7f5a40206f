using Bargate.Forms.Funnel;
using Bargate.Forms.Questions;
using Bargate.Forms.Storage;
using Bargate.Notifications.Contract;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Forms.Pages.Services;

/// <summary>Save and come back: a link by email that continues this draft on any device for 28 days.</summary>
[EnableRateLimiting("public-posts")]
internal sealed class SavePage(FormDoor door, BargateDb db, Messages messages, FunnelCounter funnel, TimeProvider clock) : PageModel
{
    public Form Form { get; private set; } = null!;

    public string Email { get; private set; } = "";

    public string? Error { get; private set; }

    public bool Sent { get; private set; }

    DateTime Now => clock.GetUtcNow().UtcDateTime;

    public string Until => Form.Context.Council.Time.Date(Now + Draft.Life);

    public async Task<IActionResult> OnGetAsync(string service) => await Load(service) ?? Page();

    public async Task<IActionResult> OnPostAsync(string service, string? email)
    {
        if (await Load(service) is { } elsewhere) return elsewhere;
        Email = email?.Trim() ?? "";
        var words = Form.Context.Words;
        if (!EmailQuestion.IsEmail(Email))
        {
            Error = words[Email.Length == 0 ? "forms.save.email-missing" : "forms.wrong.email"];
            Response.StatusCode = StatusCodes.Invalid;
            return Page();
        }
        var (link, token) = ResumeLink.For(Form.Draft!.Id, Now);
        db.ResumeLinks.Add(link);
        var title = Form.Service.Title.In(Form.Language);
        // From the root: the message is sent with our public address before it, and a practice message leads to where it is read.
        var url = $"/services/{service}/resume/{token}{Form.InLanguage}";
        await messages.Add(new NewMessage(Email, words.Format("forms.save.subject", ("service", title)),
            words.Format("forms.save.body", ("service", title), ("link", $"[{words["forms.save.link"]}]({url})"), ("date", Until)), Form.Draft.Id, $"resume-{link.Id:N}", Form.Language), Form.Draft.Key, HttpContext.RequestAborted);
        // The 28 days that the page and the mail promise are counted from now, not from the last answer.
        await db.Write(async () =>
        {
            await db.Drafts.Where(it => it.Id == Form.Draft.Id && it.SubmittedAt == null).ExecuteUpdateAsync(set => set.SetProperty(it => it.ChangedAt, Now), HttpContext.RequestAborted);
            return await db.SaveChangesAsync(HttpContext.RequestAborted);
        }, HttpContext.RequestAborted);
        funnel.Saved(Form);
        Sent = true;
        return Page();
    }

    async Task<IActionResult?> Load(string service)
    {
        if (await door.Open(HttpContext, service) is not { } form) return NotFound();
        Form = form;
        // What an officer fills in for somebody is not handed on by email: only that officer may send it.
        return form.Draft is { IsSubmitted: false, TakenBy: null } ? null : Redirect(form.NextUrl());
    }
}
