using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Walks;
using Bargate.Tests;
using Bargate.Tests.Walks;

namespace Bargate.BrowserTests;

/// <summary>The made-up person of a service's main walk, who fills in its form one page after the other.</summary>
sealed class Reporter(Site site, Hands hands)
{
    const int MostPages = 80;

    readonly Filler filler = new(site, hands);

    IPage Page => hands.Page;

    string Here => new Uri(Page.Url).AbsolutePath;

    /// <summary>The walk that goes straight to a case.</summary>
    public static (ServiceDefinition Service, Walk Walk) MainWalk(string service) => AllWalks.All.First(it => it.Service.Id == service && it.Walk.Expect.Case is not null && it.Walk.Changes.Count == 0);

    /// <summary>Goes from the start page to the reference, and returns it.</summary>
    /// <param name="look">Called on every page on the way, before it is filled in.</param>
    public async Task<string> Report(string service, Func<IPage, Task>? look = null)
    {
        look ??= _ => Task.CompletedTask;
        await Check(service, look);
        await hands.Turn(Page.Locator("main form button.govuk-button[type=submit]").Last);
        Assert.EndsWith("/sent", Here, StringComparison.Ordinal);
        await look(Page);
        return (await Page.Locator(".govuk-panel__body strong").InnerTextAsync()).Trim();
    }

    /// <summary>Goes from the start page to the answers that are to be checked.</summary>
    public Task Check(string service, Func<IPage, Task> look) => Go(MainWalk(service).Service, MainWalk(service).Walk, look);

    /// <summary>Goes to the answers that are to be checked, or to the exit of the walk.</summary>
    public async Task Go(ServiceDefinition service, Walk walk, Func<IPage, Task> look)
    {
        await Page.GotoAsync($"/services/{service.Id}");
        await look(Page);
        await hands.Turn(Page.Locator("a.govuk-button--start"));
        for (var i = 0; i < MostPages; i++)
        {
            await look(Page);
            var path = Here[$"/services/{service.Id}/".Length..].Split('/');
            if (path[0] is "check" or "exit") return;
            var before = Page.Url;
            await Answer(service, walk, path);
            var wrong = await Page.Locator(".govuk-error-summary").AllInnerTextsAsync();
            Assert.True(wrong.Count == 0, $"{before}: {string.Join(' ', wrong)}");
        }
        Assert.Fail($"The walk '{walk.Name}' does not end; it is at {Page.Url}");
    }

    async Task Answer(ServiceDefinition service, Walk walk, string[] path)
    {
        if (path is [_, "nearby"])
        {
            await hands.Turn(Page.Locator("main button[value=different]"));
            return;
        }
        if (service.Question(path[0]) is { Items: { } rules } group)
        {
            var items = walk.Answers.GetValueOrDefault(group.Id)?.Value is YamlList list ? list.Items : [];
            if (path.Length == 2) await Fill(rules.Questions, id => (items[int.Parse(path[1]) - 1] as YamlMap)?[id]);
            else if (await filler.Field("more").CountAsync() > 0)
                await hands.Choose(Page.Locator($"main [name=more][value={(await Page.Locator(".govuk-summary-card").CountAsync() < items.Count ? "yes" : "no")}]"));
        }
        else await Fill(service.Questions.Where(it => it.PageId == path[0] && !it.IsComputed && !it.OfficersOnly), id => walk.Answers.GetValueOrDefault(id)?.Value);
        await hands.Turn(Page.Locator("main form button.govuk-button[type=submit]:not(.govuk-button--secondary)"));
    }

    async Task Fill(IEnumerable<Question> questions, Func<string, YamlNode?> answer)
    {
        foreach (var question in questions)
            if (answer(question.Id) is { } given && await filler.Asks(question)) await filler.Give(question, given);
    }
}
