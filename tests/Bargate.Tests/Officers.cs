namespace Bargate.Tests;

/// <summary>Signing in as one of the practice officers, as a developer does.</summary>
static class Officers
{
    public const string Administrator = "Meera Joshi", WasteLead = "Helen Marsh", HighwaysLead = "Alan Frobisher", WasteOfficer = "Grace Adeyemi";

    public static async Task<Visitor> Officer(this Site site, string name)
    {
        var visitor = site.Visitor();
        var page = await visitor.Get("/staff/sign-in");
        var button = page.Document.QuerySelectorAll("button[name=officer]").Single(it => it.TextContent.Contains(name, StringComparison.Ordinal));
        var form = button.Closest("form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Append(button).Select(it => KeyValuePair.Create(it.GetAttribute("name")!, it.GetAttribute("value")!));
        var answer = await visitor.Http.PostAsync(form.GetAttribute("action") ?? page.Url, new FormUrlEncodedContent(fields));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }
}
