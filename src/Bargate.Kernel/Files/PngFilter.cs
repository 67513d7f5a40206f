using System.Buffers.Binary;

namespace Bargate.Kernel.Files;

/// <summary>Copies a PNG (W3C, third edition) chunk by chunk and leaves out texts, times, EXIF and everything not known to make the picture.</summary>
static class PngFilter
{
    static readonly HashSet<string> Kept = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYS", "cICP"];
    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(it => Enumerable.Range(0, 8).Aggregate((uint)it, (c, _) => (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1))];

    public static StripOutcome Strip(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        var cursor = new ByteCursor(content);
        cursor.TryTake(8, out var signature);
        kept.Write(signature);
        ImageSize? size = null;
        var pixels = false;
        while (true)
        {
            var from = cursor.At;
            if (!cursor.TryUInt32(out var length) || !cursor.TryTake(4, out var type) || !cursor.TryTake(length, out var data) || !cursor.TryUInt32(out var check)) break;
            if (Crc(type, data) != check) break;
            var name = System.Text.Encoding.Latin1.GetString(type);
            if (size is null != (name == "IHDR")) break;
            if (name == "IHDR" && (size = SizeOf(data)) is null) break;
            // A capital first letter says that the picture cannot be shown without the chunk.
            if (Kept.Contains(name)) kept.Write(content[from..cursor.At]);
            else if (char.IsAsciiLetterUpper(name[0])) break;
            pixels |= name == "IDAT";
            if (name == "IEND") return pixels && length == 0 ? new StripOutcome.Stripped(kept.ToArray(), size!.Value) : new StripOutcome.Damaged();
        }
        return new StripOutcome.Damaged();
    }

    static ImageSize? SizeOf(ReadOnlySpan<byte> header)
    {
        if (header.Length != 13) return null;
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header[4..]);
        return width > 0 && height > 0 ? new(width, height) : null;
    }

    internal static uint Crc(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data) => ~Add(Add(uint.MaxValue, type), data);

    static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes) crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        return crc;
    }
}
