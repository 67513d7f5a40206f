using Bargate.Insight.Storage;
using Bargate.Cases.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Bargate.Insight.Pages;

/// <summary>
/// A rating in one tap, from the confirmation or from a message. Reading the page records nothing, because mail scanners open links.
/// Whoever holds the ticket may change the score and the comment; the comment is never shown back, because a link may be forwarded.
/// </summary>
[EnableRateLimiting("public-posts")]
internal sealed class RatePage(BargateDb db, RatingTickets tickets, ServiceCatalogue services, KeyRing keys, Council council, Words words, TimeProvider clock) : PageModel
{
    public RatingTicket? Ticket { get; private set; }

    public Rating? Given { get; private set; }

    public bool HasComment => Given?.Comment is not null;

    public string ServiceTitle => Version?.Definition.Title.In(council.Language) ?? Ticket!.Service;

    public string QuestionKey => Ticket!.Moment == RatingMoment.AfterClose ? "insight.rate.question-after-close" : "insight.rate.question-after-submit";

    public string TitleKey => Ticket is null ? "insight.rate.old" : Given is null ? QuestionKey : HasComment ? "insight.rate.thanks-comment" : "insight.rate.thanks";

    ServiceVersion? Version => services.Version(Ticket!.Service, Ticket.Version);

    public async Task<IActionResult> OnGetAsync(string ticket) => await Load(ticket) ? Page() : TooOld();

    public async Task<IActionResult> OnPostAsync(string ticket, string? score, string? comment)
    {
        if (!await Load(ticket)) return TooOld();
        var text = comment?.ReplaceLineEndings("\n").Trim() ?? "";
        var chosen = Chosen(score);
        if (text.Length > Rating.MostLetters) ModelState.AddModelError("comment", words.Format("insight.rate.comment-too-long", ("most", $"{Rating.MostLetters:N0}")));
        else if (score is not null && chosen is null) ModelState.AddModelError("score", words["insight.rate.choose-error"]);
        else if (score is null && Given is null) ModelState.AddModelError("score", words["insight.rate.choose-error"]);
        else if (score is null && text.Length == 0) ModelState.AddModelError("comment", words["insight.rate.comment-missing"]);
        if (!ModelState.IsValid) return Page();
        try { await Record(chosen, text); }
        catch (DbUpdateException)
        {
            // Two taps at once: the other one was saved first, so this one changes it.
            db.ChangeTracker.Clear();
            await Load(ticket);
            await Record(chosen, text);
        }
        // To the page's own address, written anew: nothing of the request's query goes along.
        return RedirectToPage(new { ticket });
    }

    async Task Record(int? score, string comment)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (Given is null) db.Add(Given = Rating.Of(Ticket!, Version?.Definition.Team ?? "", score!.Value, now));
        else if (score is { } other) Given.Give(other, now);
        if (comment.Length > 0)
        {
            if (Given.KeyId is not { } id || await keys.Open(id, HttpContext.RequestAborted) is not { } key) key = keys.New();
            Given.Write(comment, key, now);
        }
        await db.SaveChangesAsync(HttpContext.RequestAborted);
    }

    async Task<bool> Load(string written)
    {
        // The address is a secret. The form's token keeps the page out of every cache.
        Response.Headers["Referrer-Policy"] = "no-referrer";
        Ticket = written.Length <= 2000 ? tickets.Read(written) : null;
        if (Ticket is null) return false;
        var (about, moment) = (CaseId.From(Ticket.Case), Ticket.Moment);
        Given = await db.Ratings.SingleOrDefaultAsync(it => it.Case == about && it.Moment == moment, HttpContext.RequestAborted);
        return true;
    }

    PageResult TooOld()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    static int? Chosen(string? score) => score is { Length: 1 } && score[0] is >= '1' and <= '5' ? score[0] - '0' : null;
}
