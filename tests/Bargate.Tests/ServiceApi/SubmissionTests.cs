using System.Net.Http.Headers;
using System.Text;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Files;
using Bargate.ServiceApi;
using Bargate.ServiceApi.Api;
using Bargate.ServiceApi.Jobs;
using Bargate.ServiceApi.Storage;
using Bargate.Tests.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.ServiceApi;

/// <summary>Forms that programs send, over HTTP.</summary>
public sealed class SubmissionTests(ApiHouse site) : IClassFixture<ApiHouse>
{
    [Fact]
    public async Task What_a_program_sends_is_the_case_that_the_form_would_have_made()
    {
        using var http = await site.Program();
        var (status, body, answer) = await ApiHouse.Post(http, ApiHouse.Good);
        Assert.Equal(201, status);
        var reference = body.GetProperty("reference").GetString()!;
        Assert.Equal($"/api/v1/cases/{reference}", answer.Headers.Location!.ToString());
        Assert.StartsWith("We have your report. We will inspect the road by", body.GetProperty("told").GetString(), StringComparison.Ordinal);
        using var resident = site.Visitor();
        var page = await resident.ToPlace("SO14 1AA", "flooding");
        if (page.Url.EndsWith("/nearby", StringComparison.Ordinal)) page = await resident.Submit(page, ("action", "different"));
        var byForm = RoadProblem.Reference(await resident.Submit(await resident.ToCheck(page, "ada@example.org")));

        var (sent, filledIn) = (await site.Opened(reference), await site.Opened(byForm));
        Assert.Equal(filledIn.Answers.Where(it => it.Key is not ("place" or "name")).Select(it => (it.Key, it.Label, it.Text, it.Value)), sent.Answers.Where(it => it.Key is not ("place" or "name")).Select(it => (it.Key, it.Label, it.Text, it.Value)));
        Assert.Equal((filledIn.Case.Team, filledIn.Case.Priority, filledIn.Case.Stage, filledIn.Case.DueOn, filledIn.Case.Language), (sent.Case.Team, sent.Case.Priority, sent.Case.Stage, sent.Case.DueOn, sent.Case.Language));
        Assert.Equal(("Ada Example", "ada@example.org"), (sent.Contact.Name, sent.Contact.Email));
        Assert.Equal((Channel.Api, Channel.Online), (sent.Case.Channel, filledIn.Case.Channel));
        Assert.Equal((50.9105, -1.4049), (sent.Case.Latitude, sent.Case.Longitude));
        var about = sent.Case.Id.Value;
        Assert.Equal(ActorKind.ApiKey, (await site.InDatabase(db => db.Set<AuditRow>().AsNoTracking().SingleAsync(it => it.About == about && it.Action == "case-opened"))).ActorKind);
    }

    [Fact]
    public async Task Every_wrong_answer_is_named_with_its_place_and_the_words_of_the_form()
    {
        using var http = await site.Program();
        var (status, body, answer) = await ApiHouse.Post(http, """{"answers":{"danger":"perhaps","road":5,"kind":"potholes","place":{"latitude":51.5,"longitude":0.1},"damaged":true,"colour":"red","wants-updates":true,"email":"nobody"}}""");
        Assert.Equal((422, "application/problem+json"), (status, answer.Content.Headers.ContentType!.MediaType));
        var errors = body.GetProperty("errors").EnumerateArray().ToDictionary(it => it.GetProperty("pointer").GetString()!, it => it.GetProperty("message").GetString()!);
        Assert.Equal("Send true or false", errors["/answers/danger"]);
        Assert.Equal("Send text in quotes", errors["/answers/road"]);
        Assert.Equal("Choose what the problem is", errors["/answers/kind"]);
        Assert.Equal("Choose a place inside the area of Southampton City Council", errors["/answers/place"]);
        Assert.Equal("Tell us what was damaged, and when", errors["/answers/damage"]);
        Assert.Equal("Enter an email address in the right form, like name@example.com", errors["/answers/email"]);
        Assert.Equal("The form has no such question", errors["/answers/colour"]);
        Assert.Equal(7, errors.Count);
    }

    [Theory]
    [InlineData("\"damaged\":false", "\"damaged\":false,\"depth\":\"deep\"", "/answers/depth", "This is not asked with these answers. Leave it out.")]
    [InlineData("\"details\":\"Outside the library\"", "\"town\":\"Here\"", "/answers/place/town", "There is no such part. There are latitude, longitude, details")]
    [InlineData("\"damaged\":false", "\"damaged\":false,\"crew-number\":\"4\"", "/answers/crew-number", "The form has no such question")]
    [InlineData("\"damaged\":false", "\"damaged\":false,\"photo\":[\"00000000-0000-0000-0000-000000000000\"]", "/answers/photo", "Send a list of the ids that uploading for this question gave, each once, with their upload")]
    public async Task An_answer_that_the_form_would_not_take_is_refused(string right, string wrong, string pointer, string message)
    {
        using var http = await site.Program();
        var (status, body, _) = await ApiHouse.Post(http, ApiHouse.Good.Replace(right, wrong, StringComparison.Ordinal));
        var error = Assert.Single(body.GetProperty("errors").EnumerateArray());
        Assert.Equal((422, pointer, message), (status, error.GetProperty("pointer").GetString(), error.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Text_that_is_none_is_refused_and_no_fault_of_ours()
    {
        using var http = await site.Program();
        var (status, body, _) = await ApiHouse.Post(http, ApiHouse.Good.Replace("Ada Example", "\\ud800", StringComparison.Ordinal));
        Assert.Equal(400, status);
        Assert.Contains("stands for no letter", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        using var latin = new ByteArrayContent(Encoding.Latin1.GetBytes(ApiHouse.Good.Replace("Ada", "Zoë", StringComparison.Ordinal))) { Headers = { { "Content-Type", "application/json" } } };
        using var answer = await http.PostAsync(ApiHouse.Road, latin);
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("UTF-8", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_ends_early_says_where_to_go_instead()
    {
        using var http = await site.Program();
        var (status, body, _) = await ApiHouse.Post(http, """{"answers":{"danger":false,"road":"trunk"}}""");
        Assert.Equal((422, "road"), (status, body.GetProperty("question").GetString()));
        Assert.Equal("https://report.nationalhighways.co.uk", body.GetProperty("exit").GetProperty("link").GetString());
    }

    [Fact]
    public async Task Errors_come_in_the_language_of_the_submission()
    {
        using var http = await site.Program();
        var (_, body, _) = await ApiHouse.Post(http, ApiHouse.Good.Replace("{\"answers\"", "{\"language\":\"pl\",\"answers\"", StringComparison.Ordinal).Replace("\"flooding\"", "null", StringComparison.Ordinal));
        Assert.Equal("Wybierz, na czym polega problem", body.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_case_and_another_body_is_refused()
    {
        using var http = await site.Program();
        var (first, second) = (await ApiHouse.Post(http, ApiHouse.Good, "once"), await ApiHouse.Post(http, ApiHouse.Good, "once"));
        Assert.Equal((201, 201), (first.Status, second.Status));
        Assert.Equal(first.Body.GetRawText(), second.Body.GetRawText());
        Assert.False(first.Answer.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", second.Answer.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(409, (await ApiHouse.Post(http, ApiHouse.Good.Replace("library", "school", StringComparison.Ordinal), "once")).Status);
        // Another program's key of the same name is another one.
        using var other = await site.Program();
        Assert.NotEqual(first.Body.GetProperty("reference").GetString(), (await ApiHouse.Post(other, ApiHouse.Good, "once")).Body.GetProperty("reference").GetString());
    }

    [Fact]
    public async Task A_refused_submission_may_be_put_right_under_the_same_key()
    {
        using var http = await site.Program();
        Assert.Equal(422, (await ApiHouse.Post(http, """{"answers":{}}""", "again")).Status);
        Assert.Equal(201, (await ApiHouse.Post(http, ApiHouse.Good, "again")).Status);
    }

    [Fact]
    public async Task Twenty_of_the_same_at_once_open_one_case()
    {
        using var http = await site.Program();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ApiHouse.Post(http, ApiHouse.Good, "at-once")));
        Assert.Single(answers.Select(it => it.Body.GetProperty("reference").GetString()).Distinct());
    }

    [Fact]
    public async Task A_key_of_a_submission_is_forgotten_after_seven_days_and_not_before()
    {
        using var http = await site.Program();
        var sent = (await ApiHouse.Post(http, ApiHouse.Good, "old")).Body.GetProperty("reference").GetString()!;
        var id = (await site.CaseOf(sent)).Id.Value;
        Task<bool> Kept() => site.InDatabase(db => db.KeptSubmissions.AnyAsync(it => it.Case == id));
        Task Forget() => site.InScope(async scope =>
        {
            await ActivatorUtilities.CreateInstance<ForgetSubmissionKeys>(scope).Run(default);
            return 0;
        });
        site.Clock.Move(KeptSubmission.Life - TimeSpan.FromHours(1));
        await Forget();
        Assert.True(await Kept());
        site.Clock.Move(TimeSpan.FromHours(2));
        await Forget();
        Assert.False(await Kept());
        site.Clock.Move(-KeptSubmission.Life - TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task An_old_edition_is_refused_and_the_present_one_taken()
    {
        using var http = await site.Program();
        var edition = (await ApiHouse.Get(http, "/api/v1/services/road-problem")).Body.GetProperty("edition").GetInt32();
        string With(int number) => ApiHouse.Good.Replace("{\"answers\"", $"{{\"edition\":{number},\"answers\"", StringComparison.Ordinal);
        Assert.Equal((201, 409), ((await ApiHouse.Post(http, With(edition))).Status, (await ApiHouse.Post(http, With(edition + 1))).Status));
    }

    [Fact]
    public async Task Files_that_were_sent_before_belong_to_the_case_and_to_nobody_else()
    {
        using var http = await site.Program();
        var (upload, one) = await Upload(http, "a.png", null);
        var (same, two) = await Upload(http, "b.png", upload);
        Assert.Equal(upload, same);
        var with = ApiHouse.Good.Replace("{\"answers\":{", $$"""{"upload":"{{upload}}","answers":{"photo":["{{two}}","{{one}}"],""", StringComparison.Ordinal);
        using var other = await site.Program();
        Assert.Equal(404, (await ApiHouse.Post(other, with)).Status);
        // Twice at once, as a program does that was cut off: one case, and both are told of it.
        var twice = await Task.WhenAll(ApiHouse.Post(http, with, "twice"), ApiHouse.Post(http, with, "twice"));
        Assert.Equal([201, 201], twice.Select(it => it.Status));
        Assert.Single(twice.Select(it => it.Body.GetProperty("reference").GetString()).Distinct());
        var body = twice[0].Body;
        var opened = await site.Opened(body.GetProperty("reference").GetString()!);
        Assert.Equal("b.png\na.png", opened.Answers.Single(it => it.Key == "photo").Text);
        var about = opened.Case.Id.Value;
        Assert.Equal(2, await site.InDatabase(db => db.Set<FileRow>().CountAsync(it => it.About == about && it.KeyId == opened.Case.KeyId)));
        Assert.Equal(409, (await ApiHouse.Post(http, with)).Status);
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_says_is_refused_as_in_the_form()
    {
        using var http = await site.Program();
        using var content = new MultipartFormDataContent { { new ByteArrayContent("MZ this is a program"u8.ToArray()), "file", "a.png" } };
        using var answer = await http.PostAsync("/api/v1/services/road-problem/files?question=photo", content);
        Assert.Equal(422, (int)answer.StatusCode);
        Assert.Contains("a.png", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(400, (int)(await http.PostAsync("/api/v1/services/road-problem/files?question=kind", new MultipartFormDataContent { { new ByteArrayContent(ApiHouse.Png), "file", "a.png" } })).StatusCode);
    }

    [Fact]
    public async Task A_list_of_several_things_is_sent_as_a_list()
    {
        using var http = await site.Program();
        var definition = (await ApiHouse.Get(http, "/api/v1/services/parking-permit")).Body.GetRawText();
        Assert.Contains("\"kind\":\"items\"", definition, StringComparison.Ordinal);
        var (status, body, _) = await ApiHouse.Post(http, """{"answers":{"vehicles":[{"registration":"not one"},{"registration":"AB12 CDE","nonsense":1}]}}""", url: "/api/v1/services/parking-permit/submissions");
        Assert.Equal(422, status);
        Assert.Contains(body.GetProperty("errors").EnumerateArray(), it => it.GetProperty("pointer").GetString()!.StartsWith("/answers/vehicles/", StringComparison.Ordinal));
    }

    static async Task<(Guid Upload, Guid File)> Upload(HttpClient http, string name, Guid? upload)
    {
        var file = new ByteArrayContent(ApiHouse.Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        using var content = new MultipartFormDataContent { { file, "file", name } };
        using var answer = await http.PostAsync($"/api/v1/services/road-problem/files?question=photo{(upload is null ? "" : $"&upload={upload}")}", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 201, text);
        var body = System.Text.Json.JsonDocument.Parse(text).RootElement;
        return (body.GetProperty("upload").GetGuid(), body.GetProperty("file").GetGuid());
    }
}
