using System.Buffers.Binary;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;

namespace Bargate.Forms;

/// <summary>A draft as one request works with it: read by its cookie, opened with its key.</summary>
internal sealed record OpenDraft
{
    public required Guid Id { get; init; }

    public required int ServiceVersion { get; init; }

    /// <summary>The time that its id was made at (RFC 9562, version 7): no column is read for it.</summary>
    public DateTime BeganAt
    {
        get
        {
            Span<byte> bytes = stackalloc byte[16];
            Id.TryWriteBytes(bytes, bigEndian: true, out _);
            return DateTime.UnixEpoch.AddMilliseconds(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16);
        }
    }

    public required DataKey Key { get; init; }

    public required DraftAnswers Answers { get; init; }

    public required string Language { get; init; }

    public OfficerId? TakenBy { get; init; }

    public Channel Channel { get; init; }

    public bool? Consent { get; init; }

    /// <summary>The program that sends it, where one does.</summary>
    public Actor? Program { get; init; }

    /// <summary>Sent whole, so never kept: its key is written with the case.</summary>
    public bool IsUnsaved { get; init; }

    public string? Reference { get; init; }

    public Guid? Case { get; init; }

    public bool IsSubmitted { get; init; }

    public required int Version { get; init; }
}
