using System.Collections.Frozen;
using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Bargate.Ui;

/// <summary>Addresses of what a page loads, each with the fingerprint of its content, found once.</summary>
public sealed class SiteAssets(EndpointDataSource endpoints, Stylesheets sheets)
{
    internal const string ScriptPath = "/assets/site.js";

    readonly Lazy<FrozenDictionary<string, string>> fingerprinted = new(() => Fingerprinted(endpoints));
    string? icon;

    /// <summary>The script that every page loads, as a module.</summary>
    public string Script => ScriptFile.Url;

    internal PackedFile ScriptFile { get; } = PackedFile.Of(ScriptPath, "text/javascript; charset=utf-8", PackedFile.Embedded("site.js"));

    public string Icon => icon ??= Url("favicon.svg");

    public string Css(Brand brand) => sheets.For(brand).Url;

    /// <summary>Turns `assets/map.js` into `/assets/map.4f2k.js`, which browsers may keep for ever. Keep the answer on a hot path.</summary>
    public string Url(string path) => fingerprinted.Value.TryGetValue(path, out var url) ? url : "/" + path;

    static FrozenDictionary<string, string> Fingerprinted(EndpointDataSource endpoints)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var endpoint in endpoints.Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not { } asset) continue;
            if (asset.Properties.FirstOrDefault(it => it.Name == "label") is { } label) found[label.Value] = "/" + asset.Route;
        }
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
