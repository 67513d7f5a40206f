using System.Net;
using AngleSharp.Dom;

namespace Bargate.Tests.Content;

/// <summary>Forty things that residents come for, in their own words: found from the front page in two steps, by searching and by following links.</summary>
public sealed class FortyTasksTests(PracticeSite site) : IClassFixture<PracticeSite>
{
    // As far as somebody reads before they search again.
    const int Read = 5;

    public static TheoryData<string, string, string, string> Tasks()
    {
        var tasks = new TheoryData<string, string, string, string>();
        foreach (var row in Repository.Read("tests/Bargate.Tests/Content/forty-tasks.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(it => it.Split(',')))
            tasks.Add(row[0], row[1], row[2], row[3]);
        return tasks;
    }

    [Fact]
    public void There_are_forty_tasks() => Assert.Equal(40, Tasks().Count);

    [Theory, MemberData(nameof(Tasks))]
    public async Task Searching_and_pressing_one_of_the_first_results_leads_there(string task, string words, string _, string answers)
    {
        using var visitor = site.Visitor();
        var front = await visitor.Get("/");
        var form = front.Document.QuerySelector("form:has(input[name=q])")!;
        var results = await visitor.Get($"{form.GetAttribute("action")}?q={Uri.EscapeDataString(words)}");
        var seen = new List<string>();
        foreach (var link in results.Document.QuerySelectorAll(".bg-answer a, [data-results=found] > li a").Take(Read))
        {
            var page = await visitor.Get(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            if (Answers(answers, page)) return;
            seen.Add(page.Url);
        }
        Assert.Fail($"{task} ('{words}'): {string.Join(", ", seen)}");
    }

    [Theory, MemberData(nameof(Tasks))]
    public async Task Following_a_link_of_the_front_page_and_one_of_its_topic_leads_there(string task, string words, string topic, string answers)
    {
        _ = words;
        using var visitor = site.Visitor();
        var front = await visitor.Get("/");
        Assert.NotNull(front.Document.QuerySelector($"main a[href='{topic}']"));
        var page = await visitor.Get(topic);
        foreach (var link in page.Document.QuerySelectorAll("main a").Select(it => it.GetAttribute("href")!).Where(it => answers.Split(' ').Contains(it)))
            if (Answers(answers, await visitor.Get(link))) return;
        Assert.Fail($"{task}: no link of {topic} leads to {answers}");
    }

    // A service's form begins at a page of its own below the service's address.
    static bool Answers(string answers, Page page) => page.Status == HttpStatusCode.OK && answers.Split(' ').Any(it => page.Url == it || page.Url.StartsWith(it + "/", StringComparison.Ordinal));
}
