using Bargate.Content.Contract;
using Bargate.Content.Loading;
using Bargate.Services.Contract;

namespace Bargate.Content;

/// <summary>Whether an address of ours leads somewhere on the site as it is now.</summary>
internal sealed class PageLinks(Library library, ServiceCatalogue catalogue, SiteRoutes routes)
{
    readonly World world = new([], it => catalogue.Current(it) is not null, routes.Has);

    public bool Leads(string url)
    {
        var path = new PageLinkAt(url, default).Path;
        return library.Find(path) is not null || world.Leads(path);
    }
}
