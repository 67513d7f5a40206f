using Bargate.Examples;

namespace Bargate.BrowserTests;

/// <summary>Somebody who fills in a service's form, one question after the other, with made-up answers.</summary>
sealed class Reporter(Hands hands)
{
    static readonly string Postcode = PracticePlaces.All[0].Postcode;

    readonly Dictionary<string, string> choices = new()
    {
        ["bin"] = "recycling", ["out-by-six"] = "yes", ["tag"] = "none", ["blocked"] = "nothing", ["assisted"] = "no", ["wants-updates"] = "yes",
        ["danger"] = "no", ["road"] = "street", ["kind"] = "pothole", ["depth"] = "deep", ["damaged"] = "no",
    };

    IPage Page => hands.Page;

    string Here => new Uri(Page.Url).AbsolutePath;

    /// <summary>Goes from the start page to the reference, and returns it.</summary>
    /// <param name="look">Called on every page on the way, before it is filled in.</param>
    public async Task<string> Report(string service, Func<IPage, Task>? look = null)
    {
        await Page.GotoAsync($"/services/{service}");
        if (look is not null) await look(Page);
        await hands.Press(Page.Locator("a.govuk-button--start"));
        for (var steps = 0; steps < 30 && Here != $"/services/{service}/check"; steps++)
        {
            await Page.WaitForURLAsync($"**/services/{service}/**");
            if (look is not null) await look(Page);
            await Answer(Here[$"/services/{service}/".Length..]);
        }
        Assert.Equal($"/services/{service}/check", Here);
        if (look is not null) await look(Page);
        await hands.Press(Page.Locator("main form button.govuk-button[type=submit]").Last);
        await Page.WaitForURLAsync("**/sent");
        if (look is not null) await look(Page);
        return (await Page.Locator(".govuk-panel__body strong").InnerTextAsync()).Trim();
    }

    async Task Answer(string question)
    {
        var before = Page.Url;
        if (question.EndsWith("/nearby", StringComparison.Ordinal))
        {
            await hands.Press(Page.Locator("main form button[type=submit]").Last);
            await Page.WaitForURLAsync(it => it != before);
            return;
        }
        switch (question)
        {
            case "property":
                await hands.Write(Field("postcode").First, Postcode);
                await hands.Press(Page.Locator("button[value=find]"));
                await hands.Pick(Field("uprn"), await Field("uprn").Locator("option").Nth(1).GetAttributeAsync("value") ?? "");
                break;
            case "place":
                await hands.Write(Field("words"), Postcode);
                await hands.Press(Page.Locator("button[value=find]"));
                await hands.Choose(Field("choice").First);
                break;
            case "collection-day":
                // The day before: today would end at the page that asks to wait.
                var day = DateTime.UtcNow.AddDays(-1);
                await hands.Write(Field("day"), day.Day.ToString());
                await hands.Write(Field("month"), day.Month.ToString());
                await hands.Write(Field("year"), day.Year.ToString());
                break;
            case "email": await hands.Write(Page.Locator("main input[type=email]"), "ola.marsh@example.org"); break;
            case "name" or "phone" or "photo": break;
            default: await hands.Choose(Page.Locator($"main input[type=radio][value=\"{choices[question]}\"]")); break;
        }
        await hands.Press(Page.Locator("main form button.govuk-button[type=submit]:not(.govuk-button--secondary)"));
        await Page.WaitForURLAsync(it => it != before);
    }

    ILocator Field(string part) => Page.Locator($"main [name$=\"{part}\"]:visible");
}
