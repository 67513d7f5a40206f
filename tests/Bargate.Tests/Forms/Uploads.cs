using AngleSharp.Html.Dom;

namespace Bargate.Tests.Forms;

/// <summary>Adds files to a page's form as a browser does.</summary>
static class Uploads
{
    public static async Task<Page> Upload(this Visitor resident, Page page, string field, string? action, params (string Name, byte[] Content)[] files)
    {
        var form = page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(it => it.Method == "post");
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        using var content = new MultipartFormDataContent { { new StringContent(form.QuerySelector("[name=_token]")!.GetAttribute("value")!), "_token" } };
        if (action is not null) content.Add(new StringContent(action), "action");
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), field, name);
        // A browser sends a file field without a file as an empty one without a name.
        if (files.Length == 0) content.Add(new ByteArrayContent([]) { Headers = { ContentDisposition = new("form-data") { Name = field, FileName = "\"\"" } } });
        return await resident.Follow(await resident.Http.PostAsync(page.Url, content));
    }

    public static IReadOnlyList<string> Names(Page page) => [.. page.Document.QuerySelectorAll(".bg-files__name").Select(it => it.TextContent)];
}
