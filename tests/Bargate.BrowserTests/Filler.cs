using System.Globalization;
using Bargate.Examples;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Tests;
using Bargate.Tests.Walks;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.BrowserTests;

/// <summary>Gives the answers of a walk to the fields of the page that is shown, whatever their type.</summary>
sealed class Filler(Site site, Hands hands)
{
    readonly WalkForm form = new(site.Services.GetRequiredService<Council>(), site.Clock);

    IPage Page => hands.Page;

    public async Task Give(Question question, YamlNode answer)
    {
        if (question.Type == "file") await Attach(question, answer);
        else if (question.Type == "location" && (answer as YamlMap)?["latitude"] is not null) await Place(question, answer);
        else if (question.Type is "address" or "location" or "asset" && WalkForm.Words(question, answer) is { } words) await Find(question, answer, words[0]);
        else foreach (var (name, value) in form.Fields(question, question.Id, answer)) await Set(name, value);
    }

    /// <summary>Whether the page has a field for it.</summary>
    public Task<bool> Asks(Question question) => Page.EvaluateAsync<bool>("id => document.querySelector(`main form [name='${id}'], main form [name^='${id}-'], main form [id^='${id}']`) !== null", question.Id);

    public ILocator Field(string name) => Page.Locator($"main form [name='{name}']");

    async Task Set(string name, string value)
    {
        var field = Field(name).First;
        if (!await field.IsVisibleAsync() && Page.Locator("main details:not([open])", new() { Has = Field(name) }) is var closed && await closed.CountAsync() > 0)
            await hands.Press(closed.Locator("summary"));
        switch (await field.GetAttributeAsync("type"))
        {
            case "radio": await hands.Choose(Page.Locator($"main form [name='{name}'][value='{value}']")); break;
            case "checkbox" when value == "no": break;
            case "checkbox": await hands.Choose(Page.Locator($"main form [name='{name}'][value='{value}']")); break;
            case null when await field.EvaluateAsync<bool>("it => it.tagName === 'SELECT'"): await hands.Pick(field, value); break;
            default: await hands.Write(field, value); break;
        }
    }

    // Looks something up and takes the n-th that is found; words that find no place describe it.
    async Task Find(Question question, YamlNode answer, (string Name, string Value) words)
    {
        await hands.Write(Field(words.Name), words.Value);
        await hands.Turn(Page.Locator("main button[value=find]"));
        var pick = (answer as YamlMap)?["pick"] is YamlScalar { Text: var n } ? int.Parse(n, CultureInfo.InvariantCulture) : 1;
        if (question.Type == "address")
        {
            var option = Field($"{question.Id}-uprn").Locator("option").Nth(pick);
            await hands.Pick(Field($"{question.Id}-uprn"), (await option.GetAttributeAsync("value"))!);
            return;
        }
        var found = Field($"{question.Id}-choice");
        if (await found.CountAsync() == 0) await hands.Write(Field($"{question.Id}-details"), words.Value);
        else if (answer is YamlScalar) await hands.Choose(Page.Locator($"main form [name='{question.Id}-choice'][value='{words.Value}']"));
        else await hands.Choose(found.Nth(pick - 1));
    }

    // A pin on the map; whoever has no map finds a place by its words.
    async Task Place(Question question, YamlNode answer)
    {
        var map = Page.Locator($"[data-bg-map='{question.Id}'] [data-bg-map-part=canvas]");
        if (await map.IsVisibleAsync())
        {
            await hands.Point(map);
            await Assertions.Expect(Field($"{question.Id}-latitude")).Not.ToHaveValueAsync("");
        }
        else await Find(question, answer, ($"{question.Id}-words", PracticePlaces.All[0].Postcode));
        if ((answer as YamlMap)?["details"] is YamlScalar details) await hands.Write(Field($"{question.Id}-details"), details.Text);
    }

    async Task Attach(Question question, YamlNode answer)
    {
        var field = Page.Locator($"main input[type=file][name='{question.Id}']");
        await hands.Attach(field, WalkForm.Texts(answer).Select(it => new FilePayload { Name = it, MimeType = "application/octet-stream", Buffer = WalkForm.File(it) }));
    }
}
