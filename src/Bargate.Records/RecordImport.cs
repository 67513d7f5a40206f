using Bargate.Kernel.Sealing;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>A file on its way into a register: stored in sealed parts, checked, then written part by part. Cut off, it goes on with the part it was at.</summary>
internal sealed class RecordImport
{
    public const string NamePlace = "records_imports.Name", HeaderPlace = "records_imports.Header";
    public const int LongestMapping = 4000;

    public ImportId Id { get; init; }

    public required string Source { get; init; }

    public Register Register { get; init; }

    public ImportState State { get; private set; }

    /// <summary>Seals the parts and the names; destroyed when the import is over and its parts are gone.</summary>
    public Guid KeyId { get; init; }

    public Sealed<string> Name { get; init; }

    public Sealed<string[]> Header { get; init; }

    /// <summary>Which column of the register each heading is, as JSON; null until an officer has said.</summary>
    public string? Mapping { get; set; }

    /// <summary>The files that hold the parts, in order.</summary>
    public required string PartFiles { get; init; }

    public int Parts { get; init; }

    /// <summary>The next part to write.</summary>
    public int Next { get; private set; }

    public int Rows { get; init; }

    public int Read { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    public int Faults { get; private set; }

    public OfficerId? By { get; init; }

    public DateTime UploadedAt { get; init; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public int Version { get; private set; }

    public bool IsOver => State is ImportState.Done or ImportState.Dropped;

    /// <summary>Asks for a trial with these columns.</summary>
    public void Try(string mapping)
    {
        if (State is not (ImportState.Uploaded or ImportState.Checked)) throw new RuleBroken("This import was started before.");
        (State, Mapping, Read, Added, Same, Faults) = (ImportState.Checking, mapping, 0, 0, 0, 0);
    }

    /// <summary>How far the trial is: rows read, of those new, known from before, and what is wrong with them.</summary>
    public void Tried(int read, int added, int known, int faults, bool whole) =>
        (State, Read, Added, Same, Faults) = (whole ? ImportState.Checked : State, read, added, known, faults);

    public void Start(DateTime now)
    {
        if (State is not (ImportState.Uploaded or ImportState.Checked)) throw new RuleBroken("This import was started before.");
        if (Mapping is null) throw new RuleBroken("Say first which column is which.");
        (State, StartedAt, Read, Added, Same, Faults) = (ImportState.Running, now, 0, 0, 0, 0);
    }

    public void Advance(ImportCount count, DateTime now)
    {
        (Next, Read, Added, Changed, Same, Faults) = (Next + 1, Read + count.Read, Added + count.Added, Changed + count.Changed, Same + count.Same, Faults + count.Faults);
        if (Next >= Parts) (State, FinishedAt) = (ImportState.Done, now);
    }

    public void Drop(DateTime now)
    {
        if (State == ImportState.Running || IsOver) throw new RuleBroken("Only an import that was not started can be dropped.");
        (State, FinishedAt) = (ImportState.Dropped, now);
    }
}

internal enum ImportState { Uploaded, Checking, Checked, Running, Done, Dropped }

internal readonly record struct ImportCount(int Read, int Added, int Changed, int Same, int Faults);

/// <summary>A line of the file that was left out, or a value of it, with what to do. It names the column, never the value.</summary>
internal sealed class ImportFault
{
    public const int LongestText = 300, Most = 1000;

    public Guid Id { get; init; }

    public ImportId Import { get; init; }

    public int Line { get; init; }

    /// <summary>The register's column; null for the whole line.</summary>
    public string? Column { get; init; }

    public required string Text { get; init; }
}
