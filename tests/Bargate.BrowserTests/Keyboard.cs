namespace Bargate.BrowserTests;

/// <summary>Tab, the arrows, space and Enter: what cannot be reached by them, or does not show that it is, is not reached.</summary>
sealed class Keyboard(IPage page) : Hands(page)
{
    const int MostTabs = 120;

    // The same element with the focus and without it: something about it or its label must look different.
    const string Shows = """
        it => {
          const look = () => [getComputedStyle(it), ...[...(it.labels ?? [])].map(label => getComputedStyle(label, '::before'))]
            .map(style => [style.outline, style.boxShadow, style.backgroundColor, style.borderTopColor, style.borderTopWidth].join()).join();
          const focused = look();
          it.blur();
          const plain = look();
          it.focus();
          return focused !== plain;
        }
        """;

    public override async Task Write(ILocator field, string text)
    {
        await Reach(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    public override async Task Choose(ILocator box)
    {
        if (await box.GetAttributeAsync("type") == "checkbox") await Reach(box);
        else await Arrows(box, await box.GetAttributeAsync("name"));
        if (!await box.IsCheckedAsync()) await Page.Keyboard.PressAsync("Space");
        Assert.True(await box.IsCheckedAsync());
    }

    // Tab stops at one radio of a group; the arrows go to the others.
    async Task Arrows(ILocator radio, string? group)
    {
        await Reach(Page.Locator($"input[type=radio][name=\"{group}\"]"));
        for (var i = 0; i < 20 && !await IsFocused(radio); i++) await Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await IsFocused(radio), $"The arrows do not reach {group}");
    }

    public override async Task Pick(ILocator list, string value)
    {
        await Reach(list);
        for (var i = 0; i < 100 && await list.InputValueAsync() != value; i++) await Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(value, await list.InputValueAsync());
    }

    public override async Task Press(ILocator button)
    {
        await Reach(button);
        await Page.Keyboard.PressAsync("Enter");
    }

    public override Task Point(ILocator map) => Press(map);

    public override async Task Attach(ILocator field, IEnumerable<FilePayload> files)
    {
        await Reach(field);
        await base.Attach(field, files);
    }

    async Task Reach(ILocator wanted)
    {
        await wanted.First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        for (var i = 0; i < MostTabs; i++)
        {
            if (await IsFocused(wanted))
            {
                Assert.True(await Page.Locator(":focus").EvaluateAsync<bool>(Shows), $"{wanted} on {Page.Url} does not show its focus");
                return;
            }
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab does not reach {wanted} on {Page.Url}");
    }

    static async Task<bool> IsFocused(ILocator wanted) => await wanted.And(wanted.Page.Locator(":focus")).CountAsync() > 0;
}
