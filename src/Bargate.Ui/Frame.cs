using Bargate.Kernel.Councils;
using Microsoft.AspNetCore.Http;

namespace Bargate.Ui;

/// <summary>What the layouts show around a page. Built once per council and language where it can be: the layout reads it on every request.</summary>
public sealed record Frame(
    string CouncilName, string AccountName, bool Practice, string? ContactUrl,
    IReadOnlyList<FrameLink> StaffLinks, string? OfficerName, string Language, Brand Brand, UiWords Words)
{
    /// <summary>The account page's address; without one the header does not name the account.</summary>
    public string? AccountUrl { get; init; }

    /// <summary>After the contact link: accessibility, privacy, cookies, as far as the council has such pages.</summary>
    public IReadOnlyList<FrameLink> FooterLinks { get; init; } = [];
}

/// <summary>A link around a page; <paramref name="Current"/> when it leads to where the reader is.</summary>
public sealed record FrameLink(string Url, string Text, bool Current = false);

/// <summary>Where the layouts get their frame; the host implements it.</summary>
public abstract class FrameSource
{
    public abstract Frame For(HttpContext context);
}
