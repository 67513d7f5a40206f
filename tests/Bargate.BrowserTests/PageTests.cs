namespace Bargate.BrowserTests;

/// <summary>Every page that the router knows, at both widths. One that is added and not gone to fails here, by its name.</summary>
[Collection(Browsing.Name)]
public sealed class PageTests(BrowserSite site)
{
    static readonly Dictionary<string, string> Excepted = new()
    {
        ["/Staff/Cases/Checked"] = "a button of the case; whoever reads its address gets the case",
        ["/Staff/Cases/Task"] = "a button of the case; whoever reads its address gets the case",
        ["/Staff/Records/Imports/Index"] = "a file on its way in: ImportTests walk it, with the same look at both widths",
        ["/Staff/Records/Imports/Mapping"] = "a file on its way in: ImportTests walk it, with the same look at both widths",
        ["/Services/Closed"] = "only where a service was withdrawn; it is built as an exit, and what it says is tested over HTTP",
        ["/Services/StartAgain"] = "a button of the form; whoever reads its address gets the service's first page",
    };

    [SkippableFact]
    public async Task Every_page_that_the_router_knows_is_accessible_and_fits_a_phone()
    {
        var looks = new Looks(site.Shown);
        await new ResidentPages(site, looks).Walk();
        var directory = new DirectoryPages(site, looks);
        var entry = await directory.Walk();
        await new StaffPages(site, looks, new Dictionary<string, string> { ["/Staff/Directory/Entry"] = entry.ToString(), ["/Staff/Directory/Change"] = directory.Change.ToString(), ["/Staff/Directory/Fix"] = "incomplete" }).Walk();
        Assert.True(looks.Found.Length == 0, looks.Found);
        var known = ShownPages.All(site.Services).Keys;
        Assert.Equal([], known.Except(looks.Seen).Except(Excepted.Keys).Order());
        Assert.Equal([], Excepted.Keys.Where(it => !known.Contains(it) || looks.Seen.Contains(it)));
        Assert.True(looks.Errors >= 3, "Not found, a rule that says no, a fault of ours");
    }
}
