using System.Collections.Concurrent;
using Bargate.Content.Contract;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bargate.Content;

/// <summary>Whole pages of content as visitors without a session get them, as long as their tag is the same.</summary>
internal sealed class WholePages
{
    Kept kept = new("");

    public byte[]? Find(AskedPage asked, string tag) => kept is { } now && now.Tag == tag && now.Pages.TryGetValue((asked.Page.Path, asked.Whole), out var page) ? page : null;

    /// <summary>Lets the page be made, and keeps it when it is whole and carries nothing for this visitor alone.</summary>
    /// <param name="isStill">Whether the tag is the same when it is made: nothing was published meanwhile.</param>
    public async Task Keep(AskedPage asked, string tag, Func<bool> isStill, HttpContext http, ResourceExecutionDelegate make)
    {
        var (response, to) = (http.Response, http.Response.Body);
        using var written = new MemoryStream();
        response.Body = written;
        ResourceExecutedContext done;
        try { done = await make(); }
        finally { response.Body = to; }
        if (done.Exception is not null) return;
        if (response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0 && isStill())
        {
            var now = kept;
            if (now.Tag != tag) kept = now = new(tag);
            now.Pages[(asked.Page.Path, asked.Whole)] = written.ToArray();
        }
        written.Position = 0;
        await written.CopyToAsync(to, http.RequestAborted);
    }

    sealed record Kept(string Tag)
    {
        public ConcurrentDictionary<(string Path, bool Whole), byte[]> Pages { get; } = [];
    }
}
