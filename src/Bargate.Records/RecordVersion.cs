using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>What a source said of one record at one time. Never changed; a later one supersedes it.</summary>
internal sealed class RecordVersion
{
    public const string ValuesPlace = "records_versions.Values";

    public Guid Id { get; init; }

    public RecordId Record { get; init; }

    public int Number { get; init; }

    /// <summary>In the order of <see cref="Registers.Columns"/>; what the source left empty is null.</summary>
    public Sealed<string?[]> Values { get; private set; }

    public DateTime ReceivedAt { get; init; }

    public ImportId? Import { get; init; }

    /// <summary>The part of the import that it came with.</summary>
    public int? Part { get; init; }

    public void Seal(IReadOnlyList<string?> values, DataKey key) => Values = key.Seal(values.ToArray(), ValuesPlace, Id);

    /// <summary>As many values as the register has columns now: one that was added since is empty here.</summary>
    public string?[] Open(DataKey key, Register register) => Open(Values, Id, key, register);

    public static string?[] Open(Sealed<string?[]> values, Guid id, DataKey key, Register register)
    {
        var found = key.Open(values, ValuesPlace, id);
        var columns = Registers.Columns(register).Count;
        if (found.Length != columns) Array.Resize(ref found, columns);
        return found;
    }
}
