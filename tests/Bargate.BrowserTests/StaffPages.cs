using System.Text.RegularExpressions;
using Bargate.Cases;
using Bargate.Cases.Storage;
using Bargate.Kernel.Files;
using Microsoft.EntityFrameworkCore;

namespace Bargate.BrowserTests;

/// <summary>Goes to every page of the staff area, each about something that it is meant for.</summary>
sealed partial class StaffPages(BrowserSite site, Looks looks, IReadOnlyDictionary<string, string>? more = null)
{
    const string Administrator = "Meera Joshi";

    public async Task Walk()
    {
        var ids = await Ids();
        foreach (var (name, id) in more ?? new Dictionary<string, string>()) ids[name] = id;
        var page = await site.Open();
        await page.GotoAsync("/staff/sign-in");
        await looks.At(page);
        await page.Context.CloseAsync();
        page = await site.OpenAs(Administrator);
        foreach (var (name, url) in ShownPages.All(site.Services).Where(it => it.Key.StartsWith("/Staff/", StringComparison.Ordinal)))
        {
            await page.GotoAsync(Parameter().Replace(url, ids.GetValueOrDefault(name) ?? (name == "/Staff/Retention/Approve" ? "cases" : ids[""])));
            await looks.At(page);
        }
        await page.GotoAsync("/staff/no-such-page");
        await looks.Again(page);
        await Together(page, "assign");
        await Together(page, "write");
        await page.Context.CloseAsync();
        await Account();
    }

    // Of the case's own team, which the administrator is not in.
    async Task Account()
    {
        var resident = await site.Open();
        var reference = await new Reporter(site, new Pointer(resident)).Report("council-tax-direct-debit");
        await resident.Context.CloseAsync();
        var hands = new Pointer(await site.OpenAs("Nadia Karim"));
        await hands.Page.GotoAsync($"/staff/cases/{reference}");
        await hands.Turn(hands.Page.Locator("main a[href*='/staff/cases/account/']").First);
        await looks.At(hands.Page);
        await hands.Write(hands.Page.Locator("main input[name=Why], main textarea[name=Why]"), "To pay a refund");
        await hands.Turn(hands.Page.Locator("main form button[type=submit]").First);
        await looks.Again(hands.Page);
        await hands.Page.Context.CloseAsync();
    }

    // The case or file that a page is about; the open case is nobody's in particular.
    Task<Dictionary<string, string>> Ids() => site.InDatabase(async db =>
    {
        var cases = await db.Cases.AsNoTracking().Where(it => it.Service == "road-problem").OrderByDescending(it => it.OpenedAt).ToListAsync();
        var open = cases.First(it => it.ClosedAt == null);
        var closed = await db.Cases.AsNoTracking().FirstAsync(it => it.ClosedAt != null && it.DuplicateOf == null);
        var merged = await db.Cases.AsNoTracking().FirstAsync(it => it.DuplicateOf != null);
        var photo = (await db.Set<FileRow>().AsNoTracking().Where(it => it.ContentType.StartsWith("image/")).OrderByDescending(it => it.Id).ToListAsync()).First(it => cases.Exists(one => one.Id.Value == it.About));
        return new Dictionary<string, string>
        {
            [""] = open.Id.Value.ToString(),
            ["/Staff/Cases/Index"] = open.Reference,
            ["/Staff/Cases/Reopen"] = closed.Id.Value.ToString(),
            ["/Staff/Cases/Separate"] = merged.Id.Value.ToString(),
            ["/Staff/Cases/Release"] = photo.Id.Value.ToString(),
        };
    });

    async Task Together(IPage page, string what)
    {
        var hands = new Pointer(page);
        await page.GotoAsync("/staff/cases");
        await hands.Choose(page.Locator("main input[name=case]").First);
        await hands.Pick(page.Locator("main [name=what]"), what);
        await hands.Turn(page.Locator(".bg-bulk button"));
        await looks.At(page);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
