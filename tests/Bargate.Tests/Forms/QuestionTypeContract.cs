using System.Net;
using AngleSharp.Dom;
using Bargate.Forms;

namespace Bargate.Tests.Forms;

/// <summary>What holds for every question type: an answer is taken and shown, a missing or wrong one is named and nothing typed is lost.</summary>
[Collection(FormsTests.Name)]
public sealed class QuestionTypeContract(FormsSite site)
{
    /// <summary>The settings of each type's question; a type that is not here fails a test.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Settings = new Dictionary<string, string[]>
    {
        ["text"] = ["max-length: 20"],
        ["long-text"] = ["max-length: 20"],
        ["choice"] = ["options: { lamp: A lamp, bench: A bench }"],
        ["choices"] = ["options: { lamp: A lamp, bench: A bench }"],
        ["yes-no"] = [],
        ["date"] = ["max: today"],
        ["number"] = ["min: 1", "max: 10", "whole: true"],
        ["email"] = [],
        ["phone"] = [],
        ["name"] = [],
        ["address"] = [],
        ["location"] = ["inside: boundary"],
        ["file"] = ["max: 2", "max-size: 1", "accept: [jpg, png]"],
        ["declaration"] = ["statement: All of it is right"],
        ["month"] = ["max: today"],
        ["money"] = ["min: 1", "max: 500"],
        ["national-insurance-number"] = [],
        ["vehicle-registration"] = [],
        ["bank-account"] = [],
        ["asset"] = ["assets: street-lights"],
        ["organisation"] = [],
    };

    public static TheoryData<string> Types => [.. Settings.Keys];

    static Dictionary<string, string> Only(string text) => new() { ["it"] = text };

    static Dictionary<string, string> Date(string day, string month, string year) => new() { ["it-day"] = day, ["it-month"] = month, ["it-year"] = year };

    static Dictionary<string, string> Month(string month, string year) => new() { ["it-month"] = month, ["it-year"] = year };

    static Dictionary<string, string> Bank(string name, string sortCode, string number) => new() { ["it-name"] = name, ["it-sort-code"] = sortCode, ["it-account-number"] = number };

    static Dictionary<string, string> Typed(string line, string town, string postcode) => new() { ["it-line1"] = line, ["it-town"] = town, ["it-typed-postcode"] = postcode };

    public static TheoryData<string, Dictionary<string, string>, string> Good => new()
    {
        { "text", Only("  A <b>lamp</b> 灯 "), "A <b>lamp</b> 灯" },
        { "long-text", Only("One\r\nTwo"), "One\nTwo" },
        { "choice", Only("lamp"), "A lamp" },
        { "choices", Only("bench"), "A bench" },
        { "yes-no", Only("no"), "No" },
        { "date", Date("1", "feb", "20"), "Saturday 1 February 2020" },
        { "number", Only("7"), "7" },
        { "email", Only("o'neil+bins@sub.example.org"), "o'neil+bins@sub.example.org" },
        { "phone", Only("+44 (0)7700 900-982"), "+44 (0)7700 900-982" },
        { "name", Only("Ngũgĩ wa Thiong'o"), "Ngũgĩ wa Thiong'o" },
        { "address", Typed("7 Sealed Street", "Southampton", "so14 1aa"), "7 Sealed Street\nSouthampton\nSO14 1AA" },
        { "location", new() { ["it-details"] = "By the pond" }, "By the pond" },
        { "declaration", Only("yes"), "Confirmed" },
        { "month", Month("nov", "20"), "November 2020" },
        { "money", Only(" £12.5 "), "£12.50" },
        { "national-insurance-number", Only("ab123456c"), "AB 12 34 56 C" },
        { "vehicle-registration", Only("ab12cde"), "AB12 CDE" },
        { "bank-account", Bank("A Example", "09 01 27", "12345678"), "A Example\nAccount number ending 5678" },
        { "asset", new() { ["it-words"] = "SL-0012", ["it-choice"] = "SL-0012" }, "SL-0012\nOutside 25 Old Tidewaiter Lane" },
        { "asset", new() { ["it-details"] = "By the pond" }, "By the pond" },
        { "organisation", new() { ["it-name"] = "Friends of the Pond", ["it-number"] = "sc 012345" }, "Friends of the Pond\nNumber SC012345" },
    };

    public static TheoryData<string, Dictionary<string, string>, string> Bad => new()
    {
        { "text", Only(new string('x', 21)), "Shorten the thing to 20 characters or fewer" },
        { "long-text", Only(new string('y', 21)), "Shorten the thing to 20 characters or fewer" },
        { "choice", Only("sofa"), "Choose the thing" },
        { "choices", Only("sofa"), "Choose at least one answer for the thing" },
        { "yes-no", Only("perhaps"), "Choose yes or no for the thing" },
        { "date", Date("31", "2", "2020"), "The thing must be a real date, like 27 3 2026" },
        { "date", Date("1", "", "2020"), "The thing must include a month" },
        { "date", Date("1", "1", "2199"), "The thing must be today or in the past" },
        { "number", Only("seven"), "The thing must be a number, like 15" },
        { "number", Only("7.5"), "The thing must be a whole number, like 15" },
        { "number", Only("11"), "The thing must be 10 or less" },
        { "number", Only("0"), "The thing must be 1 or more" },
        { "email", Only("nobody@nowhere"), "Enter an email address in the right format, like name@example.com" },
        { "phone", Only("12"), "Enter a phone number, like 023 8000 0000, 07700 900 982 or +44 7700 900 982" },
        { "name", Only(new string('n', 201)), "Shorten the thing to 200 characters or fewer" },
        { "address", Typed("7 Sealed Street", "", "SO14 1AA"), "Enter the town or city" },
        { "address", Typed(new string('l', 201), "Southampton", "SO14 1AA"), "Shorten address line 1 to 200 characters or fewer" },
        { "address", new() { ["it-postcode"] = "nonsense", ["action"] = "find" }, "Enter a full UK postcode, like SO14 7LY" },
        { "address", new() { ["it-postcode"] = "ZZ99 9ZZ", ["action"] = "find" }, "We have no addresses for ZZ99 9ZZ. Check it, or type the address below." },
        { "address", new() { ["it-postcode"] = "so171ac", ["action"] = "find" }, "We have no addresses for SO17 1AC. Check it, or type the address below." },
        { "location", new() { ["it-words"] = "qqqqqq" }, "We cannot find that place. Check the spelling, try a postcode, or describe it in the box below." },
        { "location", new() { ["it-details"] = new string('d', 501) }, "Shorten help us find it (optional) to 500 characters or fewer" },
        { "location", new() { ["it-latitude"] = "51.5", ["it-longitude"] = "-0.12", ["it-details"] = "Far away" }, "Choose a place inside the area of Southampton City Council" },
        { "declaration", Only("no"), "Tick the box to confirm" },
        { "month", Month("13", "2020"), "The thing must be a month and a year, like 3 2026" },
        { "month", Month("1", ""), "The thing must include a year" },
        { "month", Month("1", "2199"), "The thing must be this month or in the past" },
        { "money", Only("lots"), "The thing must be an amount in pounds, like 600 or 193.54" },
        { "money", Only("1,50"), "The thing must be an amount in pounds, like 600 or 193.54" },
        { "money", Only("0.99"), "The thing must be £1 or more" },
        { "money", Only("500.01"), "The thing must be £500 or less" },
        { "national-insurance-number", Only("QQ 12 34 56 C"), "Enter a National Insurance number in the right format: 2 letters, 6 numbers, then A, B, C or D" },
        { "vehicle-registration", Only("A1B2C3"), "Enter a registration number as it is on the plate, like AB12 CDE" },
        { "bank-account", Bank("A Example", "090127", "12345"), "Enter an account number of 6 to 8 digits" },
        { "bank-account", Bank("A Example", "0901", "12345678"), "Enter a sort code of 6 digits, like 30-94-30" },
        { "bank-account", Bank("", "09-01-27", "12345678"), "Enter the name on the account" },
        { "asset", new() { ["it-words"] = "qqqqqq" }, "We know none with this number or there. Check the spelling, try a postcode, or tell us where it is." },
        { "organisation", new() { ["it-number"] = "12" , ["it-name"] = "Friends" }, "Enter a charity or company number, like 1234567 or SC123456" },
    };

    [Fact]
    public void Every_question_type_is_tried() =>
        Assert.Equal(QuestionTypes.All.Select(it => it.Kind.Name).Order(StringComparer.Ordinal), Settings.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Good))]
    public async Task An_answer_is_taken_and_shown_before_it_is_sent(string type, Dictionary<string, string> fields, string shown)
    {
        using var resident = site.Visitor();
        var url = $"/services/a-{type}";
        var page = await resident.Submit(await resident.Get($"{url}/it"), fields);
        Assert.Equal($"{url}/check", page.Url);
        Assert.Equal(shown, page.Document.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim());
        // Changed back to: it stands there as it was typed.
        page = await resident.Get($"{url}/it?from=check");
        Assert.Equal($"{url}/check", page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
        page = await resident.Submit(page, page.Document.QuerySelectorAll("main [name]").Where(it => it.GetAttribute("type") != "hidden").Select(it => (it.GetAttribute("name")!, Value(it))).Where(it => it.Item2.Length > 0).ToArray());
        Assert.Equal(shown, page.Document.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim());
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_wrong_answer_is_named_with_the_way_to_put_it_right_and_stays_typed(string type, Dictionary<string, string> fields, string error)
    {
        using var resident = site.Visitor();
        var page = await resident.Submit(await resident.Get($"/services/a-{type}/it"), fields);
        IsRefused(page, error);
        foreach (var (name, text) in fields.Where(it => it.Key != "action" && type is not ("choice" or "choices" or "yes-no" or "declaration")))
            Assert.Equal(text, Value(page.Document.QuerySelector($"[name={name}]")!));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task A_question_that_must_be_answered_is_not_passed_over(string type)
    {
        using var resident = site.Visitor();
        var page = await resident.Get($"/services/a-{type}/it");
        Assert.Equal("What is it?", page.Heading);
        Assert.Single(page.Document.QuerySelectorAll("h1"));
        IsRefused(await resident.Submit(page), null);
        Assert.Equal($"/services/a-{type}", (await resident.Get($"/services/a-{type}/check")).Url);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task An_optional_question_says_so_and_is_passed_over(string type)
    {
        using var resident = site.Visitor();
        var page = await resident.Get($"/services/an-optional-{type}/it");
        Assert.Equal("What is it? (optional)", page.Heading);
        page = await resident.Submit(page);
        Assert.Equal("Not given", page.Document.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim());
    }

    static string Value(IElement field) => field switch
    {
        { LocalName: "textarea" } => field.TextContent,
        { LocalName: "select" } => field.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
        _ when field.GetAttribute("type") is "radio" or "checkbox" => field.HasAttribute("checked") ? field.GetAttribute("value") ?? "" : "",
        _ when field.GetAttribute("type") is "submit" || field.LocalName == "button" => "",
        _ => field.GetAttribute("value") ?? "",
    };

    /// <summary>The page came again with an error: said first in the title and on top, led to by a link, tied to its field.</summary>
    internal static void IsRefused(Page page, string? error)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Error: ", page.Document.Title, StringComparison.Ordinal);
        if (error is not null) Assert.Equal([error], page.Errors);
        Assert.NotEmpty(page.Errors);
        foreach (var link in page.Document.QuerySelectorAll(".govuk-error-summary a"))
        {
            var field = page.Document.QuerySelector(link.GetAttribute("href")!);
            Assert.True(field is not null, $"{link.OuterHtml} leads nowhere");
            Assert.Contains(field.LocalName, new[] { "input", "select", "textarea", "p" });
            Assert.DoesNotContain(page.Document.QuerySelectorAll("[aria-describedby]").SelectMany(it => it.GetAttribute("aria-describedby")!.Split(' ')),
                id => page.Document.GetElementById(id) is null);
        }
        Assert.Contains(page.Document.QuerySelectorAll("main .govuk-error-message"), it => it.TextContent.Contains(page.Errors[0], StringComparison.Ordinal));
    }
}
