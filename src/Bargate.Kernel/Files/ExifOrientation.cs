using System.Buffers.Binary;

namespace Bargate.Kernel.Files;

/// <summary>Which way up a photo is: the one thing of its EXIF that a viewer needs.</summary>
static class ExifOrientation
{
    const ushort Tag = 0x0112, Short = 3;

    /// <summary>2 to 8 when the TIFF header and first directory of an `Exif` segment say so; else null (1 is how it lies anyway).</summary>
    public static byte? Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return null;
        var little = tiff[..2].SequenceEqual("II"u8);
        if (!little && !tiff[..2].SequenceEqual("MM"u8)) return null;
        var directory = UInt32(tiff[4..], little);
        if (directory > (uint)tiff.Length - 2) return null;
        var at = (int)directory;
        var entries = UInt16(tiff[at..], little);
        at += 2;
        for (var i = 0; i < entries && at + 12 <= tiff.Length; i++, at += 12)
        {
            if (UInt16(tiff[at..], little) != Tag || UInt16(tiff[(at + 2)..], little) != Short) continue;
            var value = UInt16(tiff[(at + 8)..], little);
            return value is >= 2 and <= 8 ? (byte)value : null;
        }
        return null;
    }

    /// <summary>A whole JPEG segment that holds the orientation and nothing else.</summary>
    public static byte[] Segment(byte orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8,
        .. "MM\0*"u8, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0,
        0, 0, 0, 0,
    ];

    static ushort UInt16(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    static uint UInt32(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
