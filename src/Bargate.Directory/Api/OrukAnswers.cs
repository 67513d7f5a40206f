using System.Text.Json;
using Bargate.Directory.Oruk;
using Microsoft.AspNetCore.Http;

namespace Bargate.Directory.Api;

/// <summary>A filter that cannot be read: answered with 400 and this sentence.</summary>
internal sealed class WrongFilter(string why) : Exception(why);

/// <summary>The envelope of a list. `size` is what stands on this page.</summary>
internal sealed record OrukPage(int TotalItems, int TotalPages, int PageNumber, int Size, bool FirstPage, bool LastPage, bool Empty, IReadOnlyList<object> Contents)
{
    public static OrukPage Of(IReadOnlyList<object> contents, int total, int page, int perPage)
    {
        var pages = Math.Max(1, (total + perPage - 1) / perPage);
        return new(total, pages, page, contents.Count, page == 1, page >= pages, contents.Count == 0, contents);
    }
}

internal static class OrukAnswers
{
    static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static Task Write<T>(HttpContext http, T answer)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(http.Response.Body, answer, answer is OrukPage ? Pages : OrukJson.Options, http.RequestAborted);
    }

    // An empty list of results is written; what is empty inside of one is not.
    static readonly JsonSerializerOptions Pages = new(OrukJson.Options)
    {
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver { Modifiers = { it => { if (it.Type != typeof(OrukPage)) OrukJson.LeaveOutWhatIsEmpty(it); } } },
    };

    /// <summary>One document a line, all that fit, without pages.</summary>
    public static async Task Stream(HttpContext http, IAsyncEnumerable<object> documents)
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        await foreach (var it in documents.WithCancellation(http.RequestAborted))
        {
            await JsonSerializer.SerializeAsync(http.Response.Body, it, it.GetType(), OrukJson.Options, http.RequestAborted);
            await http.Response.Body.WriteAsync(LineEnd, http.RequestAborted);
        }
    }

    public static Task NotFound(HttpContext http, string why) => Refuse(http, StatusCodes.Status404NotFound, why);

    public static Task Refuse(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        return Write(http, new OrukError(status, why));
    }

    sealed record OrukError(int Status, string Message);
}
