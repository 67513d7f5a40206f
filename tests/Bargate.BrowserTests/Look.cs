namespace Bargate.BrowserTests;

/// <summary>What every page must hold, whatever it shows: no axe violation, and nothing to scroll sideways for.</summary>
static class Look
{
    public const int Phone = 320, Desk = 1280;

    static readonly int[] Widths = [Desk, Phone];

    /// <summary>Looks at the page as it stands, at both widths. It stays as wide as a phone.</summary>
    /// <param name="axe">The only width at which axe looks; null means both.</param>
    public static async Task At(IPage page, int? axe = null)
    {
        var found = new List<string>();
        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 800);
            if (axe is null || axe == width) found.AddRange((await Axe.Violations(page)).Select(it => $"at {width} {it}"));
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) found.Add($"at {width} the page is {over} px too wide: {await page.EvaluateAsync<string>(Widest)}");
        }
        Assert.True(found.Count == 0, $"{page.Url}\n  {string.Join("\n  ", found)}");
    }

    const string Widest = "[...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > document.documentElement.clientWidth + 1).slice(0, 3).map(it => it.outerHTML.slice(0, 120)).join(' | ')";
}
