using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Bargate.Content.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Html;

namespace Bargate.Content;

/// <summary>What pages look like inside the layout, made once for each edition. What it shows of services counts too.</summary>
internal sealed class PageCache(Library library, ServiceCatalogue catalogue, HtmlEncoder encoder)
{
    Made made = new("", []);

    /// <param name="page">As the library had it when it was asked for.</param>
    public async ValueTask<IHtmlContent> Get(string part, string path, ContentPage page, Func<Task<IHtmlContent>> make)
    {
        var now = made;
        if (now.Version != library.Version || !ReferenceEquals(now.Services, catalogue.All)) made = now = new(library.Version, catalogue.All);
        if (now.Pages.TryGetValue((part, path), out var known)) return known;
        using var text = new StringWriter();
        (await make()).WriteTo(text, encoder);
        var html = new HtmlString(text.ToString());
        // Where something was published meanwhile, this is of the pages before, or of both.
        return library.Has(page) ? now.Pages[(part, path)] = html : html;
    }

    sealed record Made(string Version, IReadOnlyList<ServiceVersion> Services)
    {
        public ConcurrentDictionary<(string Part, string Path), HtmlString> Pages { get; } = [];
    }
}
