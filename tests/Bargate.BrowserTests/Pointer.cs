namespace Bargate.BrowserTests;

sealed class Pointer(IPage page) : Hands(page)
{
    public override Task Write(ILocator field, string text) => field.FillAsync(text);

    // The design system hides the box itself and shows its label.
    public override Task Choose(ILocator box) => box.CheckAsync(new() { Force = true });

    public override Task Pick(ILocator list, string value) => list.SelectOptionAsync(value);

    public override Task Press(ILocator button) => button.ClickAsync();

    public override Task Point(ILocator map) => map.ClickAsync();
}
