using System.Globalization;
using AngleSharp.Html.Dom;

namespace Bargate.Tests.Maker;

/// <summary>What officers do in the form maker, page by page.</summary>
static class Making
{
    public const string Maker = Officers.WasteLead, Second = Officers.HighwaysLead;

    public static async Task<Page> Begin(this Visitor officer, string service)
    {
        var page = await officer.Get($"/staff/services/show/{service}");
        return await officer.Submit(page, new Dictionary<string, string>(), $"/staff/services/show/{service}?handler=begin");
    }

    public static async Task<Page> Add(this Visitor officer, string service, string ask, string type, string id, string to = "questions") =>
        await officer.Submit(await officer.Get($"/staff/services/add/{service}?to={to}"), ("Ask", ask), ("Type", type), ("Id", id), ("At", "99"));

    public static async Task<Page> Change(this Visitor officer, string service, string part, string property, string value) =>
        await officer.Submit(await officer.Get($"/staff/services/part/{service}?part={part}"), (property, value), ("Do", "save"));

    public static async Task<Page> AskOnlyIf(this Visitor officer, string service, string part, string subject, string sign, params string[] values)
    {
        var page = await officer.Get($"/staff/services/condition/{service}?part={part}&subject={subject}");
        var fields = new Dictionary<string, string> { ["Operator"] = sign };
        if (values.Length > 0) fields["Value"] = values[0];
        return await officer.Submit(page, fields, $"/staff/services/condition/{service}?part={Uri.EscapeDataString(part)}&handler=add");
    }

    public static async Task<Page> WriteText(this Visitor officer, string service, string yaml, string? walks = null)
    {
        var page = await officer.Get($"/staff/services/text/{service}");
        return await officer.Submit(page, ("Yaml", yaml), ("Walks", walks ?? page.Document.QuerySelector("#Walks")!.TextContent));
    }

    public static string Text(this Page page) => ((IHtmlTextAreaElement)page.Document.QuerySelector("#Yaml")!).Value;

    /// <summary>Answers every page of a preview until nothing is asked any more.</summary>
    public static async Task<Page> Preview(this Visitor officer, string service, Answers answers)
    {
        var page = await officer.Get($"/staff/services/preview/{service}");
        return await officer.Answer(page, answers);
    }

    static async Task<Page> Answer(this Visitor officer, Page page, Answers answers)
    {
        for (var step = 0; step < 40; step++)
        {
            var at = page.Document.QuerySelector("#preview [name=_page]")?.GetAttribute("value") ?? "";
            Assert.Empty(page.Errors);
            if (at.Length == 0) return page;
            page = await officer.Submit(page, answers.Of(at), null);
        }
        throw new InvalidOperationException("The preview does not end.");
    }

    public static async Task<Page> Record(this Visitor officer, string service, Page over, string name) =>
        await officer.Submit(over, new Dictionary<string, string> { ["WalkName"] = name }, $"/staff/services/preview/{service}?handler=record");

    /// <summary>On the page of answers: another answer to one question.</summary>
    public static async Task<Page> ChangeMind(this Visitor officer, Page over, string question, Answers answers) =>
        await officer.Answer(await officer.Submit(over, new Dictionary<string, string> { ["_go"] = question }), answers);

    public static async Task<Page> Send(this Visitor officer, string service) =>
        await officer.Submit(await officer.Get($"/staff/services/review/{service}"), new Dictionary<string, string>(), $"/staff/services/review/{service}?handler=send");

    public static async Task<Page> Approve(this Visitor officer, string service) =>
        await officer.Submit(await officer.Get($"/staff/services/review/{service}"), new Dictionary<string, string>(), $"/staff/services/review/{service}?handler=approve");

    public static async Task RemoveWalks(this Visitor officer, string service)
    {
        for (var page = await officer.Get($"/staff/services/walks/{service}"); page.Document.QuerySelector("main button[name=Number]") is not null;)
            page = await officer.Submit(page, ("Number", "0"));
    }
}

/// <summary>What is answered, by page; a date is in three fields.</summary>
sealed record Answers(params (string Page, string Value)[] Given)
{
    public IReadOnlyDictionary<string, string> Of(string page)
    {
        var value = Given.Single(it => it.Page == page).Value;
        return DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? new Dictionary<string, string> { [$"{page}-day"] = $"{day.Day}", [$"{page}-month"] = $"{day.Month}", [$"{page}-year"] = $"{day.Year}" }
            : new Dictionary<string, string> { [page] = value };
    }

    public Answers But(string page, string value) => new([.. Given.Where(it => it.Page != page), (page, value)]);
}
