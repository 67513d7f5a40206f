using Bargate.Kernel.Councils;
using Bargate.Services.Contract;

namespace Bargate.Web;

/// <summary>Published services by topic, from A to Z. A topic is written in the service file as a slug, and reads as one: `bins-and-recycling`, Bins and recycling.</summary>
sealed record Topic(string Id, string Name, IReadOnlyList<ServiceVersion> Services)
{
    public static IReadOnlyList<Topic> All(ServiceCatalogue catalogue, Council council) =>
        [.. catalogue.All.GroupBy(it => it.Definition.Topic).Select(it => new Topic(it.Key, NameOf(it.Key), [.. it])).OrderBy(it => it.Name, StringComparer.Create(council.Locale, ignoreCase: true))];

    static string NameOf(string id)
    {
        var words = id.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
