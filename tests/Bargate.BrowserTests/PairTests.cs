using Bargate.Records;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.BrowserTests;

/// <summary>An officer's work on pairs of records, on a wide screen and on a phone.</summary>
[Collection(Browsing.Name)]
public sealed class PairTests(BrowserSite site)
{
    [SkippableTheory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task An_officer_finds_a_duplicate_says_that_it_is_the_same_sees_it_merged_and_takes_it_back(int width)
    {
        var page = await site.OpenAs("Helen Marsh", width);
        await page.GotoAsync("/staff/records/review?register=customers");
        await Axes(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Start with the first pair" }).ClickAsync();
        await page.WaitForURLAsync("**/staff/records/review/*-*");
        await Axes(page);
        await page.GetByText("How this was worked out").ClickAsync();
        await Axes(page);
        var id = Bargate.Records.Contract.ReviewId.From(Guid.Parse(new Uri(page.Url).Segments[^1]));
        var task = await site.InDatabase(db => db.Reviews.AsNoTracking().SingleAsync(it => it.Id == id));
        var before = await People(task);
        Assert.NotEqual(before[0], before[1]);
        if (task.NeedsSecond) await page.GetByLabel("Why?").FillAsync("The same number of the National Health Service");
        await page.GetByRole(AriaRole.Button, new() { Name = "The same", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**done=*");
        await Axes(page);
        Assert.Equal(!task.NeedsSecond, (await People(task)).Distinct().Count() == 1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at that pair again" }).ClickAsync();
        await page.GetByText("The same: Helen Marsh").WaitForAsync();
        await Axes(page);
        if (!task.NeedsSecond)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await page.GetByText("Everything is as it was").WaitForAsync();
            Assert.Equal(before, await People(task));
        }
        await page.Context.CloseAsync();
    }

    [SkippableFact]
    public async Task Keys_decide_a_pair_and_take_it_back()
    {
        var page = await site.OpenAs("Alan Frobisher");
        await page.GotoAsync("/staff/records/review?register=customers");
        await page.Keyboard.PressAsync("n");
        await page.WaitForURLAsync("**/staff/records/review/*-*");
        // One that needs no reason: in a field every key is a letter.
        var plain = await site.InDatabase(db => db.Reviews.AsNoTracking().Where(it => it.ClosedAt == null && it.Outcome == null && it.FlagBits == 0).OrderBy(it => it.Probability).Select(it => it.Id).FirstAsync());
        await page.GotoAsync($"/staff/records/review/{plain.Value}");
        await page.Keyboard.PressAsync("u");
        await page.WaitForURLAsync("**done=*");
        await page.Keyboard.PressAsync("z");
        await page.GetByText("Everything is as it was").WaitForAsync();
        await page.Context.CloseAsync();
    }

    static async Task Axes(IPage page)
    {
        Assert.Empty(await Axe.Violations(page));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{page.Url} is wider than the screen");
    }

    Task<Guid[]> People(ReviewTask task) => site.InDatabase(async db =>
        (await db.SourceRecords.AsNoTracking().Where(it => it.Id == task.Left || it.Id == task.Right).OrderBy(it => it.Id).Select(it => it.Person).ToListAsync()).Select(it => it.Value).ToArray());
}
