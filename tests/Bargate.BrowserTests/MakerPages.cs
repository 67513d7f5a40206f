using Bargate.Kernel;
using Bargate.Examples;
using Bargate.Maker.Storage;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>An edition in work that two officers changed at once, and every page of the form maker about it.</summary>
static class MakerPages
{
    const string Service = "house-repair";

    public static Task<Dictionary<string, string>> Urls(BrowserSite site) => site.InScope(async scope =>
    {
        var (db, now) = (scope.GetRequiredService<BargateDb>(), site.Clock.GetUtcNow().UtcDateTime);
        var live = (await scope.GetRequiredService<BrowserPublication>().Now(Service))!;
        var text = scope.GetRequiredService<ServiceCheck>().Open(Service, live.Text);
        WorkSave Save(int number, string changed, bool aside) => new() { Service = Service, Number = number, Text = changed, Walks = live.Walks, What = "Changed", Aside = aside, By = PracticeOfficers.All[number].Id, At = now };
        var theirs = Save(2, text.Set("", "title", "Ask for a repair").Text.Text, false);
        var work = new ServiceWork { Service = Service, FolderHash = live.FolderHash };
        work.Save(theirs);
        db.AddRange(Save(1, live.Text, false), theirs, Save(3, text.Set("", "when", "broken").Text.Text, true), work);
        await db.SaveChangesAsync();
        var part = Uri.EscapeDataString(text.Pages.Last(it => it.Kind == PartKind.Question).Path);
        string Url(string page, string more = "") => $"/staff/services/{page}/{Service}{more}";
        return new Dictionary<string, string>
        {
            ["/Staff/Services/Show"] = Url("show"), ["/Staff/Services/Part"] = Url("part", $"?part={part}"), ["/Staff/Services/Add"] = Url("add"), ["/Staff/Services/Remove"] = Url("remove", $"?part={part}"),
            ["/Staff/Services/Condition"] = Url("condition", $"?part={part}"), ["/Staff/Services/Text"] = Url("text"), ["/Staff/Services/Walks"] = Url("walks"), ["/Staff/Services/Preview"] = Url("preview"),
            ["/Staff/Services/History"] = Url("history", "?save=1"), ["/Staff/Services/Review"] = Url("review"), ["/Staff/Services/Conflict"] = Url("conflict", "?mine=3&from=1"),
            ["/Staff/Services/Withdraw"] = Url("withdraw"), ["/Staff/Services/Discard"] = Url("discard"),
        };
    });
}
