using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Bargate.Accounts.Contract;

/// <summary>Reads the JSON that a program sends, strictly: 415 for what is no JSON, 413 for too much, 400 with line and column for what cannot be read.</summary>
public static class ApiBody
{
    /// <returns>What was sent, or the answer that says why it was not read. The caller disposes of the document.</returns>
    public static async Task<(JsonDocument? Json, IResult? Refused)> Read(HttpRequest request, int longest, int maxDepth, CancellationToken stop)
    {
        if (!request.HasJsonContentType()) return (null, ApiProblem.Of(StatusCodes.Status415UnsupportedMediaType, "Send JSON, with the header 'Content-Type: application/json'."));
        if (await Bytes(request, longest, stop) is not { } body) return (null, ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {longest:N0} bytes. Send less at once."));
        if (!Utf8.IsValid(body.Span)) return (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "The body is not UTF-8. Send it in UTF-8."));
        try
        {
            var json = JsonDocument.Parse(body, new() { MaxDepth = maxDepth, AllowDuplicateProperties = false });
            if (HasOnlyText(json.RootElement)) return (json, null);
            json.Dispose();
            return (null, ApiProblem.Of(StatusCodes.Status400BadRequest, "The body holds an escape such as \\ud800 that stands for no letter. Write both halves of the pair, or the letter itself."));
        }
        catch (JsonException wrong)
        {
            var (line, column) = ((int)(wrong.LineNumber ?? 0) + 1, Column(body.Span, wrong.LineNumber ?? 0, wrong.BytePositionInLine ?? 0));
            return (null, ApiProblem.Of(StatusCodes.Status400BadRequest,
                $"The body is not JSON that can be read, at line {line}, column {column}. Look for a missing comma or quote, a name that stands twice, or more than {maxDepth} levels.",
                [new("line", line), new("column", column)]));
        }
    }

    // Half of a surrogate pair is found only when the text is read: once here, so that nobody meets it later.
    static bool HasOnlyText(JsonElement root)
    {
        try
        {
            Read(root);
            return true;
        }
        catch (InvalidOperationException) { return false; }

        static void Read(JsonElement it)
        {
            if (it.ValueKind == JsonValueKind.String) it.GetString();
            else if (it.ValueKind == JsonValueKind.Array) foreach (var item in it.EnumerateArray()) Read(item);
            else if (it.ValueKind == JsonValueKind.Object)
                foreach (var member in it.EnumerateObject())
                {
                    _ = member.Name;
                    Read(member.Value);
                }
        }
    }

    /// <summary>The whole body; null when it is longer.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Bytes(HttpRequest request, int longest, CancellationToken stop)
    {
        if (request.ContentLength > longest) return null;
        var body = new byte[Math.Min(longest + 1, (int)(request.ContentLength ?? 4096) + 1)];
        var length = 0;
        while (await request.Body.ReadAsync(body.AsMemory(length), stop) is > 0 and var read)
            if ((length += read) > longest) return null;
            else if (length == body.Length) Array.Resize(ref body, Math.Min(longest + 1, body.Length * 2));
        return body.AsMemory(0, length);
    }

    // As an editor counts: characters from 1, where the parser counts bytes from 0.
    static int Column(ReadOnlySpan<byte> body, long line, long at)
    {
        for (; line > 0; line--) body = body[(body.IndexOf((byte)'\n') + 1)..];
        return Encoding.UTF8.GetCharCount(body[..(int)Math.Min(at, body.Length)]) + 1;
    }
}
