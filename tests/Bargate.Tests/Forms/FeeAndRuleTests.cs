using Bargate.Cases;
using Bargate.Kernel.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Forms;

/// <summary>Fees, what is done at once by rule, and the tasks of a stage, from the form to the desk.</summary>
public sealed class FeeAndRuleTests(FeeSite site) : IClassFixture<FeeSite>
{
    async Task<(Page Check, Page Sent, string Reference)> Send(Visitor resident, string service, string answer, string? email = null)
    {
        var page = await resident.Submit(await resident.Get($"/services/{service}/eligible"), ("eligible", answer));
        var check = await resident.Submit(page, ("email", email ?? ""));
        var sent = await resident.Submit(check);
        return (check, sent, sent.Document.QuerySelector(".govuk-panel__body strong")!.TextContent);
    }

    [Fact]
    public async Task A_fee_is_shown_before_sending_and_the_invoice_and_how_to_pay_after()
    {
        using var resident = site.Visitor();
        var (check, sent, reference) = await Send(resident, "bulky", "yes", "payer@example.org");
        Assert.Contains("You will pay £45.50 for this: Collection of bulky items.", check.Main, StringComparison.Ordinal);
        Assert.Contains($"INV-{reference}", sent.Main, StringComparison.Ordinal);
        Assert.Contains("£45.50", sent.Main, StringComparison.Ordinal);
        await site.RunJobs();
        Assert.Equal(4550, await site.InDatabase(db => db.Set<Case>().Where(it => it.Reference == reference).Select(it => it.Fee).SingleAsync()));
        using var officer = await site.Officer(Officers.WasteLead);
        Assert.Contains($"£45.50, invoice INV-{reference}", (await officer.Get($"/staff/cases/{reference}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_said_of_paying_where_the_fee_does_not_apply()
    {
        using var resident = site.Visitor();
        var (check, sent, reference) = await Send(resident, "bulky", "no");
        Assert.DoesNotContain("pay", check.Main, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("INV-", sent.Main, StringComparison.Ordinal);
        Assert.Null(await site.InDatabase(db => db.Set<Case>().Where(it => it.Reference == reference).Select(it => it.Fee).SingleAsync()));
    }

    [Fact]
    public async Task What_the_rule_allows_is_done_at_once_and_drawn_for_an_officer_to_check()
    {
        using var resident = site.Visitor();
        var (_, sent, reference) = await Send(resident, "discount", "yes", "at-once@example.org");
        Assert.Contains("You have the discount now.", sent.Main, StringComparison.Ordinal);
        // One message, with all that the one of receiving would have said.
        var message = Assert.Single(await site.MessagesTo("at-once@example.org"));
        Assert.Contains($"Your reference is {reference}", message.Body, StringComparison.Ordinal);
        Assert.Contains("You have the discount now.", message.Body, StringComparison.Ordinal);
        Assert.Contains("/track/", message.Body, StringComparison.Ordinal);
        var found = await site.InDatabase(db => db.Set<Case>().AsNoTracking().SingleAsync(it => it.Reference == reference));
        Assert.Equal(("done", true, true), (found.Stage, !found.IsOpen, found.IsToCheck));
        using var officer = await site.Officer(Officers.WasteLead);
        Assert.Contains(reference, (await officer.Get("/staff/cases?check=yes")).Main, StringComparison.Ordinal);
        var page = await officer.Get($"/staff/cases/{reference}");
        await officer.Submit(page, new Dictionary<string, string>(), $"/staff/cases/checked/{found.Id.Value}");
        Assert.DoesNotContain(reference, (await officer.Get("/staff/cases?check=yes")).Main, StringComparison.Ordinal);
        Assert.Equal(1, await site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.About == found.Id.Value && it.Action == "case-rule-checked")));
    }

    [Fact]
    public async Task What_the_rule_does_not_allow_waits_for_an_officer()
    {
        using var resident = site.Visitor();
        var (_, sent, reference) = await Send(resident, "discount", "no");
        Assert.DoesNotContain("You have the discount now.", sent.Main, StringComparison.Ordinal);
        Assert.Equal("received", await site.InDatabase(db => db.Set<Case>().Where(it => it.Reference == reference).Select(it => it.Stage).SingleAsync()));
    }

    [Fact]
    public async Task A_task_is_ticked_off_and_taken_back_and_the_audit_keeps_both()
    {
        using var resident = site.Visitor();
        var (_, _, reference) = await Send(resident, "discount", "no");
        var id = await site.InDatabase(db => db.Set<Case>().Where(it => it.Reference == reference).Select(it => it.Id).SingleAsync());
        using var officer = await site.Officer(Officers.WasteLead);
        var page = await officer.Get($"/staff/cases/{reference}");
        Assert.Contains("Look at the evidence", page.Main, StringComparison.Ordinal);
        page = await officer.Submit(page, new Dictionary<string, string>(), $"/staff/cases/task/{id.Value}");
        Assert.Contains("Done by", page.Main, StringComparison.Ordinal);
        page = await officer.Submit(page, new Dictionary<string, string>(), $"/staff/cases/task/{id.Value}");
        Assert.DoesNotContain("Done by", page.Main, StringComparison.Ordinal);
        Assert.Equal(["task-done", "task-undone"], await site.InDatabase(async db =>
            await db.Set<AuditRow>().Where(it => it.About == id.Value && it.Action.StartsWith("task")).Select(it => it.Action).OrderBy(it => it).ToListAsync()));
    }

    [Fact]
    public async Task An_officer_need_not_ask_again_for_what_somebody_told_us_before()
    {
        using var resident = site.Visitor();
        await Send(resident, "discount", "no", "known@example.org");
        using var officer = await site.Officer(Officers.WasteLead);
        var page = await officer.Submit(await officer.Get("/staff/on-behalf"), ("Service", "discount"), ("Channel", "Phone"), ("Consent", "yes"), ("Before", "Known@example.org"));
        page = await officer.Submit(page, ("eligible", "no"));
        Assert.Equal("known@example.org", page.Document.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Contains("Check that it is still right", page.Main, StringComparison.Ordinal);
        // Shown, and not an answer before somebody sends it.
        Assert.Equal("/services/discount/email", (await officer.Get("/services/discount/check")).Url);
    }
}

/// <summary>A site with a service that has a fee, and one that is done by rule.</summary>
public sealed class FeeSite : FormsSite
{
    const string Rest = """
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    const string Questions = """
        topic: things
        team: waste
        questions:
          - { id: eligible, ask: Is it so?, label: So, type: yes-no }
          - { id: email, ask: What is your email address?, label: Email, type: email, optional: true }
        """;

    public FeeSite()
    {
        Write("bulky", $$"""
            title: Have bulky items collected
            summary: We collect them.
            {{Questions}}
            fee: { amount: "4550", for: Collection of bulky items, when: eligible }
            case:
              reference: BK
              stages:
                - { id: received, say: "We have it. We look by {due:done}." }
                - { id: done, say: Done., target: 3 working days, closes: true }
            {{Rest}}
            """);
        Write("discount", $$"""
            title: Get a discount
            summary: Pay less.
            {{Questions}}
            case:
              reference: DC
              auto: { when: eligible, to: done, sample: 1 in 1 }
              stages:
                - id: received
                  say: "We have it. We look by {due:done}."
                  tasks: [ { id: evidence, do: Look at the evidence } ]
                - { id: done, say: You have the discount now., target: 3 working days, closes: true }
            {{Rest}}
            """);
    }
}
