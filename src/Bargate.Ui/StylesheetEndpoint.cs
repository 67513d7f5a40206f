using Microsoft.AspNetCore.Http;

namespace Bargate.Ui;

internal static class StylesheetEndpoint
{
    public static async Task Serve(HttpContext context, Stylesheets sheets, FrameSource frames)
    {
        var sheet = sheets.For(frames.For(context).Brand);
        var (request, response) = (context.Request, context.Response);
        var (coding, bytes) = Choose(sheet, request.Headers.AcceptEncoding.ToString());
        // A strong tag names exact bytes, so each coding has its own.
        var tag = coding is null ? sheet.ETag : $"{sheet.ETag[..^1]}-{coding}\"";

        response.Headers.ETag = tag;
        response.Headers.Vary = "Accept-Encoding";
        // The address carries the hash; a request for yesterday's hash gets today's sheet, which must not be kept under the old name.
        response.Headers.CacheControl = request.QueryString.Value is { } query && sheet.Url.EndsWith(query, StringComparison.Ordinal) && query.Length > 3
            ? "public, max-age=31536000, immutable" : "no-cache";
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.ContentType = "text/css; charset=utf-8";
        if (coding is not null) response.Headers.ContentEncoding = coding;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    static (string? Coding, byte[] Bytes) Choose(Stylesheet sheet, string accepted) =>
        Accepts(accepted, "br") ? ("br", sheet.Brotli) : Accepts(accepted, "gzip") ? ("gzip", sheet.Gzip) : (null, sheet.Plain);

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
