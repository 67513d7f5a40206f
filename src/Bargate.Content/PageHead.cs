using System.Text.Json.Nodes;
using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Notifications.Contract;
using Bargate.Services.Contract;
using Bargate.Ui;

namespace Bargate.Content;

/// <summary>What a page says to machines: where it belongs, what it is, which questions it answers (schema.org).</summary>
internal sealed class PageHead(Library library, ServiceCatalogue catalogue, Council council, Words words, PublicAddress site)
{
    public string Url(string path) => site.Of(path);

    /// <summary>As text of a script element: the serializer writes `&lt;` as an escape, so nothing in it can end the element.</summary>
    public string Json(ContentPage page)
    {
        var things = new JsonArray { Breadcrumbs(page) };
        if (page.Service is { } id && catalogue.Current(id) is { } service) things.Add(Service(page, service));
        if (page.Faq && Questions(page).ToArray() is { Length: > 0 } questions) things.Add(new JsonObject { ["@type"] = "FAQPage", ["mainEntity"] = new JsonArray(questions) });
        return new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = things }.ToJsonString();
    }

    JsonObject Breadcrumbs(ContentPage page)
    {
        var guide = library.GuideOf(page);
        var path = new[] { library.Find("/" + page.Topic), guide, page }.OfType<ContentPage>().Distinct().Select(it => (it.Title, it.Path)).Prepend((Title: words["content.home"], Path: "/"));
        return new()
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray([.. path.Select((it, at) => new JsonObject { ["@type"] = "ListItem", ["position"] = at + 1, ["name"] = it.Title, ["item"] = Url(it.Path) })]),
        };
    }

    JsonObject Service(ContentPage page, ServiceVersion service) => new()
    {
        ["@type"] = "GovernmentService",
        ["name"] = service.Definition.Title.In(council.Language),
        ["description"] = page.Summary,
        ["url"] = Url($"/services/{service.Service}"),
        ["areaServed"] = new JsonObject { ["@type"] = "AdministrativeArea", ["name"] = council.Name },
        ["provider"] = new JsonObject { ["@type"] = "GovernmentOrganization", ["name"] = council.Name, ["url"] = Url("/"), ["telephone"] = council.Contact.Phone },
    };

    // A page of questions has each of them as a heading of the second level.
    IEnumerable<JsonNode> Questions(ContentPage page) =>
        from part in ("\n" + page.Body).Split("\n## ").Skip(1)
        let lines = part.Split('\n', 2)
        where lines.Length == 2
        select new JsonObject
        {
            ["@type"] = "Question",
            ["name"] = lines[0].Trim(),
            ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = Prose.Html(council.Fill(lines[1].Trim())).ToString() },
        };
}
