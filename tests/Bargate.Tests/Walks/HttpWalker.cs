using AngleSharp.Html.Dom;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Walks;
using Bargate.Tests.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Walks;

/// <summary>One made-up person in front of the real pages, without scripts.</summary>
sealed class HttpWalker(Site site, ServiceDefinition service, Walk walk)
{
    const int MostPages = 80;

    readonly Visitor visitor = site.Visitor();
    readonly Dictionary<string, YamlNode> answers = walk.Answers.ToDictionary(it => it.Key, it => it.Value.Value);
    readonly WalkForm form = new(site.Services.GetRequiredService<Council>(), site.Clock);

    /// <summary>The pages of the form in the order in which they were answered.</summary>
    public List<string> Way { get; } = [];

    string Base => $"/services/{service.Id}";

    /// <summary>From the start page to check your answers, or to an exit.</summary>
    public async Task<Page> Go()
    {
        var page = await visitor.Get(Base);
        page = await visitor.Get(page.Document.QuerySelector("a.govuk-button--start")!.GetAttribute("href")!);
        page = await Answer(page);
        if (!page.Url.EndsWith("/check", StringComparison.Ordinal)) return page;
        Way.Add("check");
        foreach (var change in walk.Changes)
        {
            answers[change.Question] = change.To;
            page = await Answer(await visitor.Get($"{Base}/{service.Question(change.Question)!.PageId}?from=check"), once: true);
        }
        return page;
    }

    public Task<Page> Send(Page check) => visitor.Submit(check);

    async Task<Page> Answer(Page page, bool once = false)
    {
        for (var i = 0; i < MostPages; i++)
        {
            var path = page.Url.Split('?')[0][(Base.Length + 1)..].Split('/');
            if (path[0] is "check" or "exit" && !(once && i == 0)) return page;
            var before = page.Url;
            if (path.Length == 2 && path[1] == "nearby") page = await visitor.Submit(page, ("choice", "different"), ("action", "different"));
            else if (service.Question(path[0]) is { Items: { } rules } group) page = await Items(page, group, rules, path);
            else page = await Questions(page, path[0]);
            Assert.True(page.Errors.Count == 0, $"{before}: {string.Join(" ", page.Errors)}");
            Assert.True((int)page.Status < 400, $"{before}: {page.Status}");
        }
        throw new InvalidOperationException($"The walk '{walk.Name}' does not end; it is at {page.Url}");
    }

    async Task<Page> Questions(Page page, string id)
    {
        if (Way.LastOrDefault() != id && !Way.Contains("check")) Way.Add(id);
        var fields = new List<(string Name, string Value)>();
        foreach (var question in service.Questions.Where(it => it.PageId == id && !it.IsComputed && !it.OfficersOnly && IsShown(page, it)))
        {
            var given = answers.GetValueOrDefault(question.Id);
            Assert.True(given is not null || question.Optional, $"{walk.Name}: '{question.Id}' has no answer");
            if (question.Type == "file") return await Upload(page, question, given);
            if (given is null) continue;
            if (question.Type is "address" or "location" or "asset" && WalkForm.Words(question, given) is { } words)
            {
                page = await visitor.Submit(page, [.. words, ("action", "find")]);
                fields.AddRange(WalkForm.Picked(question, given, page));
            }
            else fields.AddRange(form.Fields(question, question.Id, given));
        }
        return await Post(page, fields);
    }

    static bool IsShown(Page page, Question question) =>
        page.Document.QuerySelector($"main form [name='{question.Id}'], main form [name^='{question.Id}-'], main form [id^='{question.Id}']") is not null;

    async Task<Page> Items(Page page, Question group, ItemRules rules, string[] path)
    {
        if (!Way.Contains(group.Id) && !Way.Contains("check")) Way.Add(group.Id);
        var items = (answers.GetValueOrDefault(group.Id) as YamlList)?.Items ?? [];
        if (path.Length == 2)
        {
            var item = (YamlMap)items[int.Parse(path[1]) - 1];
            return await Post(page, [.. rules.Questions.Where(it => item[it.Id] is not null).SelectMany(it => form.Fields(it, it.Id, item[it.Id]!))]);
        }
        var have = page.Document.QuerySelectorAll(".govuk-summary-card").Length;
        if (have > items.Count) return await visitor.Submit(page, ("action", $"remove-{have}"));
        return await visitor.Submit(page, page.Document.QuerySelector("[name=more]") is null ? [] : [("more", have < items.Count ? "yes" : "no")]);
    }

    async Task<Page> Upload(Page page, Question question, YamlNode? given)
    {
        var files = given is null ? [] : WalkForm.Texts(given).Select(it => (it, WalkForm.File(it))).ToArray();
        if (page.Document.QuerySelector("main form [type=file]") is null) return await visitor.Upload(page, question.Id, null);
        return await visitor.Upload(page, question.Id, null, files);
    }

    async Task<Page> Post(Page page, List<(string Name, string Value)> fields)
    {
        var posted = page.Document.QuerySelectorAll("main form").OfType<IHtmlFormElement>().First(it => it.Method == "post");
        var hidden = posted.QuerySelectorAll("input[type=hidden]").Select(it => (Name: it.GetAttribute("name")!, Value: it.GetAttribute("value") ?? "")).Where(it => !fields.Exists(f => f.Name == it.Name));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(it => KeyValuePair.Create(it.Name, it.Value)));
        return await visitor.Follow(await visitor.Http.PostAsync(page.Url, content));
    }
}
