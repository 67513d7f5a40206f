using System.Runtime.CompilerServices;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Services.Storage;

namespace Bargate.Services;

/// <summary>Every published service in the one search: by its title, by what the council's `search-words` call it, and by what its form asks.</summary>
internal sealed class ServiceSearch(BargateDb db, ServiceCatalogue catalogue, Council council) : ISearchable
{
    internal const string Source = "services";

    public string Key => Source;

    public async IAsyncEnumerable<SearchEntry> All([EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        foreach (var version in catalogue.All) yield return Entry(version);
    }

    // Another host may have published it, and this one's catalogue not have seen it yet.
    public async Task<SearchEntry?> One(string id, CancellationToken stop) =>
        await db.ServiceVersions.AsNoTracking().Where(it => it.Service == id).OrderByDescending(it => it.Number).FirstOrDefaultAsync(stop) is { IsWithdrawn: false } newest
            && catalogue.Version(id, newest.Number) is { } version ? Entry(version) : null;

    SearchEntry Entry(ServiceVersion version)
    {
        var it = version.Definition;
        string In(Text? text) => text?.In(council.Language) ?? "";
        var asked = it.Questions.Where(q => !q.OfficersOnly).SelectMany(q => q.Options.Select(option => In(option.Text)).Prepend(In(q.Label)));
        return new(version.Service, "service", $"/services/{version.Service}", In(it.Title), In(it.Summary), string.Join('\n', [In(it.For), In(it.Before), .. it.Needs.Select(In), .. asked]))
        {
            Keywords = $"{council.SearchWords.GetValueOrDefault(version.Service, "")} {it.Topic.Replace('-', ' ')}",
        };
    }
}
