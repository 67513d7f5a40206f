using System.Text;

namespace Bargate.BrowserTests;

/// <summary>An officer brings a file in that has two wrong rows: sees what is wrong, starts it all the same, sees what came of it.</summary>
[Collection(Browsing.Name)]
public sealed class ImportTests(BrowserSite site)
{
    [SkippableTheory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task An_officer_imports_a_file_with_two_wrong_rows(int width)
    {
        var page = await site.OpenAs("Meera Joshi", width);
        await page.GotoAsync("/staff/records/imports");
        await Look(page);
        await page.GotoAsync("/staff/records/imports/source");
        await Look(page);
        await page.Locator("main input[name=Name]").FillAsync($"Allotments {width}");
        await page.Locator("main input[name=Register]").First.CheckAsync();
        await page.Locator("main select[name=Team]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("main input[name=Email]").FillAsync("allotments@example.org");
        await Press(page);
        await Look(page);
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "plots.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("id,First name,Surname,Born\n1,Ada,Plotholder,1970-02-03\n2,Bob,Digger,soon\n,Cy,Nameless,1980-01-02\n3,Di,Weeder,3/4/1980\n") });
        await Press(page);
        await Look(page);
        Assert.Equal("Born", await page.Locator("select[name='map-birth-date']").InputValueAsync());
        await Press(page);
        await Look(page);
        await Until(page, async () => await page.Locator("main tbody tr").CountAsync() == 2);
        await Look(page);
        await Press(page);
        var counts = page.Locator("main .govuk-summary-list__value");
        await Until(page, async () => await counts.CountAsync() == 4);
        await Look(page);
        Assert.Equal(["3", "0", "0", "1"], (await counts.AllTextContentsAsync()).Select(it => it.Trim()));
        await page.GotoAsync("/staff/api-keys/make");
        await Look(page);
        await page.Context.CloseAsync();
    }

    static async Task Until(IPage page, Func<Task<bool>> shown)
    {
        for (var i = 0; i < 200 && !(await page.Locator("main progress").CountAsync() == 0 && await shown()); i++, await Task.Delay(100)) await page.ReloadAsync();
        Assert.True(await shown(), await page.Locator("main").InnerTextAsync());
    }

    static async Task Press(IPage page)
    {
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.WaitForLoadStateAsync();
        Assert.Equal(0, await page.Locator(".govuk-error-summary").CountAsync());
    }

    static async Task Look(IPage page)
    {
        Assert.Empty(await Axe.Violations(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} is wider than its window");
    }
}
