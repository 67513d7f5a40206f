namespace Bargate.ServiceApi.Api;

/// <summary>The OpenAPI 3.1 document of everything under /api/v1. It is written by hand; a test compares it with what is mapped and with what is answered.</summary>
internal static class OpenApiDocument
{
    public static byte[] Bytes { get; } = Read();

    static byte[] Read()
    {
        using var stream = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
