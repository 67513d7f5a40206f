using Deque.AxeCore.Commons;

namespace Bargate.BrowserTests;

/// <summary>axe, put into a page once: the package's own runner puts it there and opens a second page on every look.</summary>
static class Axe
{
    // No value comes back: what axe leaves behind cannot be sent.
    static readonly string Script = new BundledAxeScriptProvider().GetScript() + ";0";

    const string Run = """
        async () => {
          const { violations } = await axe.run(document, { resultTypes: ['violations'] });
          return violations.map(it => `${it.id} (${it.impact}): ${it.help}\n    ${it.nodes.map(node => node.html).join('\n    ')}`);
        }
        """;

    public static async Task<string[]> Violations(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
