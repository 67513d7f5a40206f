namespace Bargate.BrowserTests;

/// <summary>Looks at every page once, however often it is met, and gathers what is wrong.</summary>
sealed class Looks(ShownPages shown)
{
    // What these say is a refusal, and that is what they are meant to say.
    static readonly HashSet<string> Refusals = ["/Error", "/Staff/Refused"];

    readonly HashSet<(string Page, int Status)> seen = [];
    readonly List<string> found = [];

    /// <summary>The pages that were looked at as they are meant to be: an error stands for its own page only.</summary>
    public IEnumerable<string> Seen => seen.Where(it => it.Status < 400 || Refusals.Contains(it.Page)).Select(it => it.Page).Distinct();

    public int Errors => seen.Count(it => it.Page == "/Error");

    public string Found => string.Join('\n', found);

    public async Task At(IPage page)
    {
        if (seen.Add(shown.Last)) await Again(page);
    }

    /// <summary>At a page that shows something else than before.</summary>
    public async Task Again(IPage page)
    {
        try { await Look.At(page); }
        catch (Xunit.Sdk.XunitException wrong) { found.Add(wrong.Message); }
    }
}
