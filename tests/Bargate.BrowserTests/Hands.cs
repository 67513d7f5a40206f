namespace Bargate.BrowserTests;

/// <summary>How somebody uses a page: with a pointer, or with nothing but the keys.</summary>
abstract class Hands(IPage page)
{
    public IPage Page => page;

    public abstract Task Write(ILocator field, string text);

    /// <summary>Marks a radio button or takes an option of a list.</summary>
    public abstract Task Choose(ILocator radio);

    public abstract Task Pick(ILocator list, string value);

    public abstract Task Press(ILocator button);
}

sealed class Pointer(IPage page) : Hands(page)
{
    public override Task Write(ILocator field, string text) => field.FillAsync(text);

    // The design system hides the radio itself and shows its label.
    public override Task Choose(ILocator radio) => radio.CheckAsync(new() { Force = true });

    public override Task Pick(ILocator list, string value) => list.SelectOptionAsync(value);

    public override Task Press(ILocator button) => button.ClickAsync();
}

/// <summary>Tab, the arrows, space and Enter: what cannot be reached by them is not reached.</summary>
sealed class Keyboard(IPage page) : Hands(page)
{
    const int MostTabs = 120;

    public override async Task Write(ILocator field, string text)
    {
        await Reach(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    public override async Task Choose(ILocator radio)
    {
        var name = await radio.GetAttributeAsync("name");
        // Tab stops at one radio of a group; the arrows go to the others.
        await Reach(Page.Locator($"input[type=radio][name=\"{name}\"]"));
        for (var i = 0; i < 20 && !await IsFocused(radio); i++) await Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await IsFocused(radio), $"The arrows do not reach {name}");
        await Page.Keyboard.PressAsync("Space");
        Assert.True(await radio.IsCheckedAsync());
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

    async Task Reach(ILocator wanted)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            if (await IsFocused(wanted)) return;
            await Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"Tab does not reach {wanted} on {Page.Url}");
    }

    static async Task<bool> IsFocused(ILocator wanted) => await wanted.And(wanted.Page.Locator(":focus")).CountAsync() > 0;
}
