using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Bargate.Kernel.Files;

namespace Bargate.Examples.Pictures;

/// <summary>Writes a picture of few colours as PNG (W3C, third edition: colour type 3, one byte a pixel).</summary>
static class PngWriter
{
    static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Write(int width, int height, ReadOnlySpan<byte> pixels, ReadOnlySpan<(byte Red, byte Green, byte Blue)> colours)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        var palette = new byte[colours.Length * 3];
        for (var i = 0; i < colours.Length; i++) (palette[i * 3], palette[(i * 3) + 1], palette[(i * 3) + 2]) = colours[i];
        using var png = new MemoryStream();
        png.Write(Signature);
        Chunk(png, "IHDR", header);
        Chunk(png, "PLTE", palette);
        Chunk(png, "IDAT", Compressed(width, height, pixels));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    // Every line begins with the number of its filter: 0, none.
    static byte[] Compressed(int width, int height, ReadOnlySpan<byte> pixels)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize))
            for (var y = 0; y < height; y++)
            {
                zlib.WriteByte(0);
                zlib.Write(pixels.Slice(y * width, width));
            }
        return packed.ToArray();
    }

    static void Chunk(MemoryStream png, string name, ReadOnlySpan<byte> data)
    {
        var type = Encoding.ASCII.GetBytes(name);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngFilter.Crc(type, data));
        png.Write(number);
    }
}
