using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Bargate.Tests.Kernel.Files;

/// <summary>Pictures made by hand, with the metadata that phones put in them.</summary>
static class Pictures
{
    public const string Secret = "50.9097,-1.4044 SerialNumber";

    public static byte[] Segment(byte marker, params byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    public static byte[] Frame(int width = 40, int height = 30) => Segment(0xC0, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0);

    public static byte[] Scan { get; } = [.. Segment(0xDA, 1, 1, 0, 0, 0x3F, 0), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];

    public static byte[] Jpeg(params byte[][] extra) => [0xFF, 0xD8, .. extra.SelectMany(it => it), .. Segment(0xDB, new byte[65]), .. Frame(), .. Scan, 0xFF, 0xD9];

    /// <summary>EXIF with an orientation, a place and a maker's note, in either byte order.</summary>
    public static byte[] Exif(ushort orientation, bool little)
    {
        var tiff = new byte[8 + 2 + 12 + 4];
        Encoding.ASCII.GetBytes(little ? "II" : "MM").CopyTo(tiff, 0);
        void Put16(int at, ushort value) { if (little) BinaryPrimitives.WriteUInt16LittleEndian(tiff.AsSpan(at), value); else BinaryPrimitives.WriteUInt16BigEndian(tiff.AsSpan(at), value); }
        void Put32(int at, uint value) { if (little) BinaryPrimitives.WriteUInt32LittleEndian(tiff.AsSpan(at), value); else BinaryPrimitives.WriteUInt32BigEndian(tiff.AsSpan(at), value); }
        Put16(2, 42); Put32(4, 8); Put16(8, 1); Put16(10, 0x0112); Put16(12, 3); Put32(14, 1); Put16(18, orientation);
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff, .. Encoding.ASCII.GetBytes(Secret)]);
    }

    public static byte[] Chunk(string type, params byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var length = new byte[4];
        var crc = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(crc, Crc(body));
        return [.. length, .. body, .. crc];
    }

    public static byte[] Png(params byte[][] extra) =>
    [
        0x89, .. "PNG\r\n\x1A\n"u8,
        .. Chunk("IHDR", 0, 0, 0, 2, 0, 0, 0, 3, 8, 0, 0, 0, 0),
        .. extra.SelectMany(it => it),
        .. Chunk("IDAT", Deflated(new byte[9])), .. Chunk("IEND"),
    ];

    static byte[] Deflated(byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal)) zlib.Write(pixels);
        return packed.ToArray();
    }

    static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
