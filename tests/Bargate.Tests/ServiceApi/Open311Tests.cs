using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Bargate.Kernel.Auditing;
using Bargate.ServiceApi.Api;

using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.ServiceApi;

/// <summary>Open311 GeoReport v2 with requests of the shape that the published specification gives as examples.</summary>
public sealed class Open311Tests(ApiHouse site) : IClassFixture<ApiHouse>
{
    // The fields of the specification's own example of POST requests, with a place and attributes of ours.
    const string Example = "jurisdiction_id=city.gov&service_code=road-problem&lat=50.9105&long=-1.4049&address_string=1234+5th+street&email=smit333%40example.org&device_id=tt222111&account_id=123456&first_name=john&last_name=smith&phone=02380900000&description=A+large+sinkhole+is+destroying+the+street&media_url=http%3A%2F%2Fexample.org%2F2002%2F2212426634_5ed477a060.jpg"
        + "&attribute[danger]=no&attribute[road]=street&attribute[kind]=flooding&attribute[damaged]=no&attribute[wants-updates]=yes";

    [Fact]
    public async Task Discovery_names_the_endpoint_and_its_formats()
    {
        var xml = await Xml("/open311/v2/discovery.xml");
        var endpoint = xml.Element("endpoints")!.Element("endpoint")!;
        Assert.Equal(("discovery", "http://wiki.open311.org/GeoReport_v2"), (xml.Name.LocalName, endpoint.Element("specification")!.Value));
        Assert.Equal(["text/xml", "application/json"], endpoint.Element("formats")!.Elements("format").Select(it => it.Value));
        var json = await Json("/open311/v2/discovery.json");
        Assert.EndsWith("/open311/v2", json.GetProperty("endpoints")[0].GetProperty("url").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", json.GetProperty("changeset").GetString());
    }

    [Fact]
    public async Task Services_are_those_with_a_place_and_both_formats_say_the_same()
    {
        var (xml, json) = (await Xml("/open311/v2/services.xml?jurisdiction_id=city.gov"), await Json("/open311/v2/services.json?jurisdiction_id=city.gov"));
        Assert.Equal("services", xml.Name.LocalName);
        Assert.All(xml.Elements(), it => Assert.Equal("service", it.Name.LocalName));
        Assert.Equal(json.EnumerateArray().Select(it => it.GetProperty("service_code").GetString()), xml.Elements().Select(it => it.Element("service_code")!.Value));
        var codes = xml.Elements().Select(it => it.Element("service_code")!.Value).ToList();
        Assert.Contains("road-problem", codes);
        Assert.Contains("street-light", codes);
        Assert.DoesNotContain("missed-bin", codes);
        Assert.DoesNotContain("parking-permit", codes);
        Assert.Equal(("true", "realtime"), (xml.Elements().First().Element("metadata")!.Value, xml.Elements().First().Element("type")!.Value));
    }

    [Fact]
    public async Task A_definition_gives_the_questions_as_attributes_in_order()
    {
        var xml = await Xml("/open311/v2/services/road-problem.xml?jurisdiction_id=city.gov");
        Assert.Equal(("service_definition", "road-problem"), (xml.Name.LocalName, xml.Element("service_code")!.Value));
        var attributes = xml.Element("attributes")!.Elements("attribute").ToList();
        Assert.Equal(["danger", "road", "kind", "depth", "damaged", "damage", "wants-updates"], attributes.Select(it => it.Element("code")!.Value));
        Assert.Equal(Enumerable.Range(1, attributes.Count).Select(it => $"{it}"), attributes.Select(it => it.Element("order")!.Value));
        var kind = attributes[2];
        Assert.Equal(("singlevaluelist", "true", "true", "What is the problem?"), (kind.Element("datatype")!.Value, kind.Element("required")!.Value, kind.Element("variable")!.Value, kind.Element("description")!.Value));
        Assert.Equal(("pothole", "A pothole or broken surface"), (kind.Element("values")!.Element("value")!.Element("key")!.Value, kind.Element("values")!.Element("value")!.Element("name")!.Value));
        Assert.Equal("false", attributes[3].Element("required")!.Value);
        var json = await Json("/open311/v2/services/road-problem.json");
        Assert.Equal("flooding", json.GetProperty("attributes")[2].GetProperty("values")[1].GetProperty("key").GetString());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("attributes")[0].GetProperty("datatype_description").ValueKind);
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("json")]
    public async Task A_report_goes_from_its_POST_to_a_case_to_its_closing(string format)
    {
        var key = await site.Key([ServicesApi.Submit], "road-problem");
        var (status, body, type) = await Post($"api_key={key}&{Example}", format);
        Assert.Equal((200, format == "xml" ? "text/xml; charset=utf-8" : "application/json; charset=utf-8"), (status, type));
        var (id, notice) = format == "xml"
            ? (XElement.Parse(body).Element("request")!.Element("service_request_id")!.Value, XElement.Parse(body).Element("request")!.Element("service_notice")!.Value)
            : (JsonDocument.Parse(body).RootElement[0].GetProperty("service_request_id").GetString()!, JsonDocument.Parse(body).RootElement[0].GetProperty("service_notice").GetString()!);
        Assert.StartsWith("We have your report.", notice, StringComparison.Ordinal);

        // What is not asked for flooding is not lost: the officer reads it with the place.
        var opened = await site.Opened(id);
        Assert.Equal(("john smith", "smit333@example.org", "02380900000"), (opened.Contact.Name, opened.Contact.Email, opened.Contact.Phone));
        Assert.Contains("1234 5th street\nA large sinkhole is destroying the street", opened.Answers.Single(it => it.Key == "place").Text, StringComparison.Ordinal);

        var open = (await Json($"/open311/v2/requests/{id}.json"))[0];
        Assert.Equal((id, "open", "road-problem", "Flooding or a blocked drain"), (open.GetProperty("service_request_id").GetString(), open.GetProperty("status").GetString(), open.GetProperty("service_code").GetString(), open.GetProperty("description").GetString()));
        Assert.Equal((50.9105, -1.4049), (open.GetProperty("lat").GetDouble(), open.GetProperty("long").GetDouble()));
        await site.Close(id, "no-action/private-road");
        var closed = (await Xml($"/open311/v2/requests/{id}.xml?jurisdiction_id=city.gov")).Element("request")!;
        Assert.Equal(("closed", "We will not repair this. The road is private, and its owner must look after it."), (closed.Element("status")!.Value, closed.Element("status_notes")!.Value));
        var token = await Json($"/open311/v2/tokens/{id}.json");
        Assert.Equal(id, token[0].GetProperty("service_request_id").GetString());
        var list = (await Get("/open311/v2/requests.xml")).Body + (await Get("/open311/v2/requests.json")).Body + closed;
        foreach (var personal in new[] { "smit333", "john", "smith", "02380900000", "sinkhole", "1234", "example.org/2002" }) Assert.DoesNotContain(personal, list, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Requests_are_found_by_id_service_status_and_time()
    {
        var key = await site.Key([ServicesApi.Submit]);
        var first = await Sent(key, "flooding");
        site.Clock.Move(TimeSpan.FromDays(100));
        var second = await Sent(await site.Key([ServicesApi.Submit]), "cover");
        var now = site.Clock.GetUtcNow().UtcDateTime;
        async Task<List<string>> Ids(string query) => [.. (await Json($"/open311/v2/requests.json?{query}")).EnumerateArray().Select(it => it.GetProperty("service_request_id").GetString()!)];
        Assert.Equal(new[] { first, second }.Order(StringComparer.Ordinal), (await Ids($"service_request_id={first},{second}&status=closed")).Order(StringComparer.Ordinal));
        var recent = await Ids("");
        Assert.Contains(second, recent);
        Assert.DoesNotContain(first, recent);
        var old = await Ids($"start_date={now.AddDays(-101):yyyy-MM-ddTHH:mm:ssZ}&end_date={now.AddDays(-99):yyyy-MM-ddTHH:mm:ssZ}&service_code=road-problem,noise");
        Assert.Contains(first, old);
        Assert.DoesNotContain(second, old);
        Assert.Empty(await Ids("service_code=street-light"));
        Assert.DoesNotContain(second, await Ids("status=closed"));
        Assert.Contains(second, await Ids("status=open,closed"));
        site.Clock.Move(TimeSpan.FromDays(-100));
    }

    [Theory]
    [InlineData("", 403, "api_key")]
    [InlineData("api_key=bargate_wrong", 403, "api_key")]
    [InlineData("api_key=KEY", 400, "service_code")]
    [InlineData("api_key=KEY&service_code=no-such", 404, "service_code")]
    [InlineData("api_key=KEY&service_code=road-problem", 400, "attribute[danger]")]
    [InlineData("api_key=KEY&service_code=road-problem&address_id=9", 400, "address_id")]
    [InlineData("api_key=KEY&service_code=road-problem&lat=91&long=0&attribute[danger]=no&attribute[road]=street&attribute[kind]=flooding&attribute[damaged]=no&attribute[wants-updates]=no", 400, "lat, long")]
    [InlineData("api_key=KEY&service_code=road-problem&lat=50.9105&long=-1.4049&attribute[danger]=no&attribute[road]=trunk", 400, "National Highways")]
    [InlineData("api_key=KEY&service_code=road-problem&lat=50.9105&long=-1.4049&attribute[nothing]=no&attribute[danger]=no&attribute[road]=street&attribute[kind]=flooding&attribute[damaged]=no&attribute[wants-updates]=no", 400, "attribute[nothing]")]
    public async Task What_is_wrong_is_an_error_in_the_format_of_the_standard(string form, int expected, string named)
    {
        var key = await site.Key([ServicesApi.Submit]);
        var (status, xml, type) = await Post(form.Replace("KEY", key, StringComparison.Ordinal), "xml");
        var error = XElement.Parse(xml).Element("error")!;
        Assert.Equal((expected, "text/xml; charset=utf-8", $"{expected}"), (status, type, error.Element("code")!.Value));
        Assert.Contains(named, xml, StringComparison.Ordinal);
        (status, var json, _) = await Post(form.Replace("KEY", key, StringComparison.Ordinal), "json");
        Assert.Equal((expected, expected), (status, JsonDocument.Parse(json).RootElement[0].GetProperty("code").GetInt32()));
    }

    [Theory]
    [InlineData("/open311/v2/services/none.xml", 404)]
    [InlineData("/open311/v2/requests/RD-222-222.xml", 404)]
    [InlineData("/open311/v2/tokens/123456.xml", 404)]
    [InlineData("/open311/v2/services.csv", 404)]
    [InlineData("/open311/v2/nothing", 404)]
    [InlineData("/open311/v2/requests.xml?start_date=yesterday", 400)]
    [InlineData("/open311/v2/requests.xml?end_date=0001-01-01&service_code=%00", 400)]
    [InlineData("/open311/v2/requests.xml?start_date=9999-12-31", 400)]
    [InlineData("/open311/v2/requests.xml?status=done", 400)]
    [InlineData("/open311/v2/requests.xml?start_date=2010-01-01T00:00:00Z&end_date=2011-01-01T00:00:00Z", 400)]
    public async Task What_cannot_be_answered_says_why_in_xml(string url, int expected)
    {
        var (status, body) = await Get(url);
        Assert.Equal((expected, "errors", $"{expected}"), (status, XElement.Parse(body).Name.LocalName, XElement.Parse(body).Element("error")!.Element("code")!.Value));
    }

    [Fact]
    public async Task A_case_that_its_service_does_not_publish_is_for_a_key_that_may_ask()
    {
        using var http = await site.Program();
        var (_, sent, _) = await ApiHouse.Post(http, """{"answers":{"danger":false,"road":"street","kind":"flooding","place":{"details":"Behind the old mill, no pin"},"damaged":false,"wants-updates":false}}""");
        var id = sent.GetProperty("reference").GetString();
        Assert.Equal(404, (await Get($"/open311/v2/requests/{id}.json")).Status);
        var (status, body) = await Get($"/open311/v2/requests/{id}.json?api_key={await site.Key([ServicesApi.Status])}");
        Assert.Equal((200, "open"), (status, JsonDocument.Parse(body).RootElement[0].GetProperty("status").GetString()));
        Assert.DoesNotContain("mill", body, StringComparison.Ordinal);
        var about = (await site.CaseOf(id!)).Id.Value;
        Assert.Equal(1, await site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.About == about && it.Action == "case-status-read-by-api")));
        Assert.Equal(403, (await Get($"/open311/v2/requests/{id}.json?api_key=bargate_x")).Status);
    }

    async Task<string> Sent(string key, string kind) =>
        JsonDocument.Parse((await Post($"api_key={key}&{Example.Replace("flooding", kind, StringComparison.Ordinal)}", "json")).Body).RootElement[0].GetProperty("service_request_id").GetString()!;

    async Task<(int Status, string Body, string Type)> Post(string form, string format)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded");
        using var answer = await http.PostAsync($"/open311/v2/requests.{format}", content);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType!.ToString());
    }

    async Task<(int Status, string Body)> Get(string url)
    {
        using var http = new HttpClient { BaseAddress = site.Address };
        using var answer = await http.GetAsync(url);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<XElement> Xml(string url)
    {
        var (status, body) = await Get(url);
        Assert.Equal(200, status);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>", body, StringComparison.Ordinal);
        return XElement.Parse(body);
    }

    async Task<JsonElement> Json(string url) => JsonDocument.Parse((await Get(url)).Body).RootElement;
}
