using Bargate.Content.Contract;
using Bargate.Kernel.Yaml;

namespace Bargate.Content.Loading;

/// <summary>A file of pages. <paramref name="Text"/> and <paramref name="Read"/> are null when it, or what it says, cannot be read.</summary>
internal sealed record PageFile(string File, string? Text, ReadPage? Read);

/// <summary>A page with every place where it names something else.</summary>
internal sealed record ReadPage(ContentPage Page, IReadOnlyList<PageLinkAt> Links, Position Owner, Position Service, Position Title);

/// <summary>A link as the file has it, and where it stands there.</summary>
internal readonly record struct PageLinkAt(string Url, Position At)
{
    /// <summary>The page that it leads to: without what stands behind `#` or `?`.</summary>
    public string Path => Url.Split('#', '?')[0] is { Length: > 1 } path ? path.TrimEnd('/') : "/";

    public bool IsOurs => Url.StartsWith('/');
}
