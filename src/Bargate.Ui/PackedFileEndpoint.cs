using Microsoft.AspNetCore.Http;

namespace Bargate.Ui;

internal static class PackedFileEndpoint
{
    public static Task Css(HttpContext context, Stylesheets sheets, FrameSource frames) => Serve(context, sheets.For(frames.For(context).Brand));

    public static Task Script(HttpContext context, SiteAssets assets) => Serve(context, assets.ScriptFile);

    static async Task Serve(HttpContext context, PackedFile file)
    {
        var (request, response) = (context.Request, context.Response);
        var (coding, bytes) = Choose(file, request.Headers.AcceptEncoding.ToString());
        // A strong tag names exact bytes, so each coding has its own.
        var tag = coding is null ? file.ETag : $"{file.ETag[..^1]}-{coding}\"";

        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        // The address carries the hash; a request for yesterday's hash gets today's file, which must not be kept under the old name.
        response.Headers.CacheControl = request.QueryString.Value is { } query && file.Url.EndsWith(query, StringComparison.Ordinal) && query.Length > 3
            ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = file.ContentType;
        if (coding is not null) response.Headers.ContentEncoding = coding;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    static (string? Coding, byte[] Bytes) Choose(PackedFile file, string accepted) =>
        Accepts(accepted, "br") ? ("br", file.Brotli) : Accepts(accepted, "gzip") ? ("gzip", file.Gzip) : (null, file.Plain);

    static bool Accepts(string accepted, string coding)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var item = accepted.AsSpan(range).Trim();
            if (!item.StartsWith(coding, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = item[coding.Length..].Trim();
            if (rest.IsEmpty) return true;
            if (rest[0] == ';') return !rest[1..].Trim().TrimEnd("0.").Equals("q=", StringComparison.OrdinalIgnoreCase);
        }
        return false;
    }
}
