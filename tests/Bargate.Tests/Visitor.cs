using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Bargate.Tests;

/// <summary>Somebody with a browser: keeps cookies, reads pages, fills in their forms as they stand.</summary>
public sealed class Visitor : IDisposable
{
    static readonly HtmlParser Parser = new();

    public Visitor(Uri address) =>
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies, UseCookies = true }) { BaseAddress = address };

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http { get; }

    /// <summary>Opens a page, following redirects as a browser does.</summary>
    public async Task<Page> Get(string url)
    {
        var response = await Http.GetAsync(url);
        return await Follow(response);
    }

    /// <summary>Fills in the page's form (the first, or the one that posts to <paramref name="action"/>) with these fields and presses the button.</summary>
    public async Task<Page> Submit(Page page, IReadOnlyDictionary<string, string> fields, string? action = null)
    {
        var form = page.Document.QuerySelectorAll("main form").Concat(page.Document.QuerySelectorAll("form")).OfType<IHtmlFormElement>().First(it => it.Method == "post" && (action is null || it.GetAttribute("action") == action));
        var values = form.QuerySelectorAll("input[type=hidden]").Select(it => (Name: it.GetAttribute("name")!, Value: it.GetAttribute("value") ?? ""))
            .Where(it => !fields.ContainsKey(it.Name)).Select(it => KeyValuePair.Create(it.Name, it.Value));
        var content = new FormUrlEncodedContent([.. values, .. fields]);
        return await Follow(await Http.PostAsync(form.GetAttribute("action") is { Length: > 0 } to ? to : page.Url, content));
    }

    public Task<Page> Submit(Page page, params (string Name, string Value)[] fields) => Submit(page, fields.ToDictionary(it => it.Name, it => it.Value));

    public async Task<Page> Follow(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 10 && response.Headers.Location is { } to; hops++)
            response = await Http.GetAsync(new Uri(response.RequestMessage!.RequestUri!, to));
        var html = await response.Content.ReadAsStringAsync();
        return new Page(response.RequestMessage!.RequestUri!.PathAndQuery, response.StatusCode, Parser.ParseDocument(html), html);
    }

    public void Dispose() => Http.Dispose();
}

/// <summary>A page as it arrived.</summary>
public sealed record Page(string Url, HttpStatusCode Status, IHtmlDocument Document, string Html)
{
    public string Heading => Document.QuerySelector("h1")?.TextContent.Trim() ?? "";

    public string Main => Document.QuerySelector("main")?.TextContent ?? "";

    public IReadOnlyList<string> Errors => [.. Document.QuerySelectorAll(".govuk-error-summary li").Select(it => it.TextContent.Trim())];
}
