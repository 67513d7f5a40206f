namespace Bargate.Tests.Forms;

/// <summary>Reports a road problem as a resident without scripts does.</summary>
static class RoadProblem
{
    public const string Url = "/services/road-problem";

    /// <summary>Up to the page after the place: the possible duplicates, or the next question.</summary>
    public static async Task<Page> ToPlace(this Visitor resident, string postcode, string kind = "cover", Page? from = null)
    {
        var page = from ?? await resident.Get($"{Url}/danger");
        page = await resident.Submit(page, ("danger", "no"));
        page = await resident.Submit(page, ("road", "street"));
        page = await resident.Submit(page, ("kind", kind));
        page = await resident.Submit(page, ("place-words", postcode), ("action", "find"));
        return await resident.Submit(page, ("place-words", postcode), ("place-choice", page.Document.QuerySelector("[name=place-choice]")!.GetAttribute("value")!), ("place-details", "Opposite the bakery"));
    }

    /// <summary>From the question after the place to check your answers.</summary>
    public static async Task<Page> ToCheck(this Visitor resident, Page page, string? email = null)
    {
        Assert.EndsWith("/photo", page.Url, StringComparison.Ordinal);
        page = await resident.Upload(page, "photo", null);
        page = await resident.Submit(page, ("damaged", "no"));
        page = await resident.Submit(page, ("wants-updates", email is null ? "no" : "yes"));
        if (email is null) return page;
        page = await resident.Submit(page, ("email", email));
        page = await resident.Submit(page, ("name", ""));
        return await resident.Submit(page, ("phone", ""));
    }

    public static string Reference(Page sent) => sent.Document.QuerySelector(".govuk-panel__body strong")?.TextContent ?? "";
}
