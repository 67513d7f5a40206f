namespace Bargate.Tests;

static class Rule
{
    /// <summary>Fails with every breach, one a line.</summary>
    public static void HasNoBreach(IEnumerable<string?> breaches)
    {
        var all = breaches.Distinct().ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
