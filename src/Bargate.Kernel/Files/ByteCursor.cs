using System.Buffers.Binary;

namespace Bargate.Kernel.Files;

/// <summary>Reads bytes forwards and never past their end: each read says whether there was enough.</summary>
ref struct ByteCursor(ReadOnlySpan<byte> bytes)
{
    readonly ReadOnlySpan<byte> bytes = bytes;

    public int At { get; private set; }

    public bool TryByte(out byte value)
    {
        value = At < bytes.Length ? bytes[At] : (byte)0;
        if (At >= bytes.Length) return false;
        At++;
        return true;
    }

    public bool TryTake(uint count, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (count > (uint)(bytes.Length - At)) return false;
        taken = bytes.Slice(At, (int)count);
        At += (int)count;
        return true;
    }

    public bool TryUInt16(out ushort value)
    {
        var found = TryTake(2, out var taken);
        value = found ? BinaryPrimitives.ReadUInt16BigEndian(taken) : (ushort)0;
        return found;
    }

    public bool TryUInt32(out uint value)
    {
        var found = TryTake(4, out var taken);
        value = found ? BinaryPrimitives.ReadUInt32BigEndian(taken) : 0;
        return found;
    }
}
