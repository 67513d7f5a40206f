using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>A service made from nothing in the browser: with nothing but the keys, and with a pointer but without script.</summary>
[Collection(Browsing.Name)]
public sealed class MakerTests(BrowserSite site)
{
    [SkippableFact]
    public Task A_service_is_made_approved_and_published_by_the_keyboard() => Make("Report a loose kerb", "loose-kerb", script: true, keyboard: true);

    [SkippableFact]
    public Task A_service_is_made_approved_and_published_without_script() => Make("Report a bent sign", "bent-sign", script: false, keyboard: false);

    [SkippableFact]
    public async Task A_problem_is_said_while_somebody_types()
    {
        var page = await site.OpenAs("Helen Marsh");
        await page.GotoAsync("/staff/services/show/bus-pass");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change this service" }).ClickAsync();
        await page.Locator("li[id^=part-questions-] h3 a").First.ClickAsync();
        await page.Locator("textarea[name=ask], input[name=ask]").FillAsync("");
        await page.Locator("#problems li").First.WaitForAsync();
        Assert.NotEmpty(await page.Locator("#problems").InnerTextAsync());
        await page.Context.CloseAsync();
    }

    async Task Make(string title, string id, bool script, bool keyboard)
    {
        var hands = await As("Helen Marsh", script, keyboard);
        var page = hands.Page;
        await page.GotoAsync("/staff/services/new");
        await hands.Write(page.Locator("#ServiceTitle"), title);
        await hands.Write(page.Locator("#Address"), id);
        await hands.Turn(page.Locator("main form button[type=submit]"));
        await Add(hands, id, "How deep is it?", "number", "depth");
        await Add(hands, id, "Which colour is it?", "text", "colour");
        await page.GotoAsync($"/staff/services/condition/{id}?part=questions/depth&subject=kind");
        await hands.Choose(page.Locator("input[name=Value]").First);
        await hands.Turn(page.Locator("form[action$='handler=add'] button"));
        Assert.Contains("Something that we look after", await page.Locator(".bg-rule").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/staff/services/show/{id}");
        await hands.Turn(page.Locator("#part-questions-colour > form button[value=up]"));
        var order = await page.Locator("li[id^=part-questions-]").EvaluateAllAsync<string[]>("all => all.map(it => it.id)");
        Assert.True(Array.IndexOf(order, "part-questions-colour") < Array.IndexOf(order, "part-questions-depth"));

        await page.GotoAsync($"/staff/services/walks/{id}");
        while (await page.Locator("main button[name=Number]").CountAsync() > 0) await hands.Turn(page.Locator("main button[name=Number]").First);
        await Walk(hands, id, "ours", "The main way");
        await Walk(hands, id, "other", "Not ours");
        await Walk(hands, id, "ours", "It changed", change: "colour");
        await page.GotoAsync($"/staff/services/review/{id}");
        await hands.Turn(page.Locator("form[action$='handler=send'] button"));
        await page.Context.CloseAsync();

        hands = await As("Alan Frobisher", script, keyboard);
        await hands.Page.GotoAsync($"/staff/services/review/{id}");
        await hands.Turn(hands.Page.Locator("form[action$='handler=approve'] button"));
        Assert.NotNull(site.Services.GetRequiredService<ServiceCatalogue>().Current(id));
        await hands.Page.GotoAsync($"/services/{id}");
        Assert.Contains(title, await hands.Page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        await hands.Page.Context.CloseAsync();
    }

    async Task<Hands> As(string officer, bool script, bool keyboard)
    {
        var page = await site.Open(script: script);
        await page.GotoAsync("/staff/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = officer }).ClickAsync();
        return keyboard ? new Keyboard(page) : new Pointer(page);
    }

    static async Task Add(Hands hands, string service, string ask, string type, string id)
    {
        await hands.Page.GotoAsync($"/staff/services/add/{service}");
        await hands.Write(hands.Page.Locator("#Ask"), ask);
        // A list is picked by its first letters, with the keys too.
        await hands.Page.Locator("#Type").SelectOptionAsync(type);
        await hands.Write(hands.Page.Locator("#Id"), id);
        await hands.Turn(hands.Page.Locator("main form button[type=submit]"));
    }

    static async Task Walk(Hands hands, string service, string kind, string name, string? change = null)
    {
        var page = hands.Page;
        await page.GotoAsync($"/staff/services/preview/{service}");
        for (var step = 0; step < 12 && await At(page) is { Length: > 0 } at; step++) await Answer(hands, at, kind);
        if (change is not null)
        {
            await hands.Turn(page.Locator($"#preview button[value={change}]"));
            await hands.Write(page.Locator($"#{change}"), "Blue");
            await hands.Turn(page.Locator("#preview > button").First);
        }
        await hands.Write(page.Locator("#WalkName"), name);
        await hands.Turn(page.Locator("form[action$='handler=record'] button"));
        Assert.Equal("Recorded.", await page.Locator(".govuk-notification-banner__heading").InnerTextAsync());
    }

    static async Task<string> At(IPage page) => await page.Locator("#preview input[name=_page]").GetAttributeAsync("value") ?? "";

    static async Task Answer(Hands hands, string question, string kind)
    {
        var page = hands.Page;
        if (question == "kind") await hands.Choose(page.Locator($"#preview input[value={kind}]"));
        else if (question == "urgent") await hands.Choose(page.Locator("#preview input[value=no]"));
        else if (question != "email") await hands.Write(page.Locator($"#{question}"), question == "depth" ? "3" : "Green");
        await hands.Turn(page.Locator("#preview > button").First);
    }
}
