using System.Buffers.Binary;

namespace Bargate.Kernel.Files;

/// <summary>Copies a JPEG (ITU T.81) segment by segment and leaves out what does not make the picture.</summary>
static class JpegFilter
{
    const byte StartOfScan = 0xDA, EndOfImage = 0xD9, Comment = 0xFE, App0 = 0xE0, App1 = 0xE1, App2 = 0xE2, App14 = 0xEE, App15 = 0xEF;

    public static StripOutcome Strip(ReadOnlySpan<byte> content)
    {
        using var kept = new MemoryStream(content.Length);
        var cursor = new ByteCursor(content);
        cursor.TryTake(2, out var start);
        kept.Write(start);
        ImageSize? size = null;
        bool scanned = false, turned = false;
        while (TryMarker(ref cursor, out var marker))
        {
            // What follows the end is not the picture: a phone's second picture or film, a thumbnail.
            if (marker == EndOfImage) return Finish(kept, size, scanned);
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) { Write(kept, marker); continue; }
            if (!cursor.TryUInt16(out var length) || length < 2 || !cursor.TryTake(length - 2u, out var segment)) return new StripOutcome.Damaged();
            if (IsFrame(marker) && (size = SizeOf(segment)) is null) return new StripOutcome.Damaged();
            if (marker == App1 && !turned && segment.StartsWith("Exif\0\0"u8) && ExifOrientation.Read(segment[6..]) is { } orientation)
            {
                kept.Write(ExifOrientation.Segment(orientation));
                turned = true;
            }
            else if (marker == App0) WriteJfif(kept, segment);
            else if (IsNeeded(marker, segment)) Write(kept, marker, segment);
            if (marker != StartOfScan) continue;
            scanned = true;
            kept.Write(TakeScan(content, ref cursor));
        }
        // Some cameras leave out the end; viewers show such a picture, and so do we when all its parts are there.
        return cursor.At == content.Length ? Finish(kept, size, scanned) : new StripOutcome.Damaged();
    }

    static StripOutcome Finish(MemoryStream kept, ImageSize? size, bool scanned)
    {
        if (size is not { } whole || !scanned) return new StripOutcome.Damaged();
        Write(kept, EndOfImage);
        return new StripOutcome.Stripped(kept.ToArray(), whole);
    }

    static bool TryMarker(ref ByteCursor cursor, out byte marker)
    {
        marker = 0;
        if (!cursor.TryByte(out var first) || first != 0xFF) return false;
        do { if (!cursor.TryByte(out marker)) return false; } while (marker == 0xFF);
        return marker != 0;
    }

    static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    static bool IsNeeded(byte marker, ReadOnlySpan<byte> segment) => marker switch
    {
        App2 => segment.StartsWith("ICC_PROFILE\0"u8),
        App14 => segment.StartsWith("Adobe"u8),
        >= App0 and <= App15 or Comment => false,
        _ => true,
    };

    static ImageSize? SizeOf(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6) return null;
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        return width > 0 && height > 0 ? new(width, height) : null;
    }

    // JFIF: version, units and density stay, its thumbnail goes; JFXX is only a thumbnail.
    static void WriteJfif(MemoryStream kept, ReadOnlySpan<byte> segment)
    {
        if (segment.Length >= 14 && segment.StartsWith("JFIF\0"u8)) Write(kept, App0, [.. segment[..12], 0, 0]);
    }

    // Coded data runs to the next marker; FF00 is a coded FF, and restart markers belong to it.
    static ReadOnlySpan<byte> TakeScan(ReadOnlySpan<byte> content, ref ByteCursor cursor)
    {
        var rest = content[cursor.At..];
        var at = 0;
        while (true)
        {
            var next = rest[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= rest.Length) { at = rest.Length; break; }
            at += next;
            if (rest[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7)) at += 2;
            else if (rest[at + 1] == 0xFF) at++;
            else break;
        }
        cursor.TryTake((uint)at, out var scan);
        return scan;
    }

    static void Write(MemoryStream kept, byte marker)
    {
        kept.WriteByte(0xFF);
        kept.WriteByte(marker);
    }

    static void Write(MemoryStream kept, byte marker, ReadOnlySpan<byte> segment)
    {
        Write(kept, marker);
        Span<byte> length = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(segment.Length + 2));
        kept.Write(length);
        kept.Write(segment);
    }
}
