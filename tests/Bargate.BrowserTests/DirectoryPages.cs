using Bargate.Directory;
using Bargate.Directory.Contract;
using Bargate.Directory.Storage;
using Bargate.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Goes to every page of the directory that residents and providers see, and leaves a change and a report for the officers' pages.</summary>
sealed class DirectoryPages(BrowserSite site, Looks looks)
{
    public async Task<Guid> Walk()
    {
        var entry = await site.InDatabase(async db =>
        {
            var open = db.Set<Entry>();
            var providers = db.Set<Provider>();
            return await open.AsNoTracking().Where(it => it.State == EntryState.Current && it.Directories.Contains(",community,") && it.Completeness > 80 && providers.Any(p => p.Id == it.Provider && p.Steward != null)).OrderBy(it => it.Id).FirstAsync();
        });
        var stale = await site.InDatabase(db => db.Set<Entry>().AsNoTracking().Where(it => it.State == EntryState.NotChecked).OrderBy(it => it.Id).Select(it => it.Slug).FirstAsync());
        var page = await site.Open();
        string[] urls = ["/directory", "/directory?q=dance&postcode=SO17+1AA&within=2&day=mo&age=7", "/directory?q=xyzzyqua&postcode=nonsense", "/directory?open=now", "/directory/send", "/directory/comments", $"/directory/services/{entry.Slug}", $"/directory/services/{stale}",
            $"/directory/services/{entry.Slug}?print=large", $"/directory/shortlist?of={entry.Slug}.{stale}", "/directory/shortlist", $"/directory/report/{entry.Slug}", $"/directory/claim/{entry.Slug}", "/directory/embed/family", "/directory/manage/none"];
        foreach (var url in urls)
        {
            await page.GotoAsync(url);
            await looks.At(page);
        }
        var token = await site.InScope(async scope =>
        {
            var db = scope.GetRequiredService<BargateDb>();
            var (link, made) = ManageLink.For(entry.Provider, site.Clock.GetUtcNow().UtcDateTime);
            db.Add(link);
            var changed = entry.Read();
            changed.Description += " Changed.";
            var edition = Edition.Of(entry, changed, "provider", site.Clock.GetUtcNow().UtcDateTime);
            db.Add(edition);
            await db.SaveChangesAsync();
            Change = edition.Id;
            return made;
        });
        foreach (var url in new[] { "/directory/manage/" + token, $"/directory/manage/edit/{token}/{entry.Id}" })
        {
            await page.GotoAsync(url);
            await looks.At(page);
        }
        var hands = new Pointer(page);
        await page.GotoAsync("/directory/report/" + entry.Slug);
        await hands.Choose(page.Locator("main input[name=Topic]").First);
        await hands.Write(page.Locator("main textarea[name=Text]"), "The times are old");
        await hands.Turn(page.Locator("main form button[type=submit]").First);
        await looks.Again(page);
        await page.Context.CloseAsync();
        return entry.Id;
    }

    public Guid Change { get; private set; }
}
