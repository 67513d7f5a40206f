using System.Security.Cryptography;
using System.Text;
using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;

namespace Bargate.Content;

/// <summary>One tag for every page of content: it changes with a page, an alert, a service, the council's words or the program, and is the same on every host.</summary>
internal sealed class PageVersion(Library library, ServiceCatalogue catalogue, AlertBoard board, FrameSource frames, Words words, Council council)
{
    readonly string program = Hash([
        .. new[] { typeof(PageVersion), typeof(Frame), typeof(Council), typeof(ServiceCatalogue) }.Select(it => it.Assembly.ManifestModule.ModuleVersionId.ToString()),
        .. words.Keys.Order(StringComparer.Ordinal).Select(it => words[it]), council.Name, council.Contact.ToString(), council.Brand.ToString()]);
    Known known = new("", "", [], false, "");

    public string Tag(HttpContext context)
    {
        var (last, version, alerts, services, practice) = (known, library.Version, board.Version, catalogue.All, frames.For(context).Practice);
        if (last.Pages == version && last.Alerts == alerts && ReferenceEquals(last.Services, services) && last.Practice == practice) return last.Tag;
        var tag = $"\"{Hash([program, version, alerts, practice.ToString(), .. services.Select(it => $"{it.Service} {it.Number}")])}\"";
        known = new(version, alerts, services, practice, tag);
        return tag;
    }

    static string Hash(IEnumerable<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 12));

    sealed record Known(string Pages, string Alerts, IReadOnlyList<ServiceVersion> Services, bool Practice, string Tag);
}
