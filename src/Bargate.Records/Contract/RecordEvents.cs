namespace Bargate.Records.Contract;

/// <summary>Everything of <paramref name="From"/> is now <paramref name="Person"/>; the old id leads there.</summary>
public sealed record RecordMerged(Register Register, RecordId Person, RecordId From) : IEvent
{
    public static string Name => "record-merged";

    public Guid About => Person.Value;
}

/// <summary>Some source records of <paramref name="Person"/> are now <paramref name="Into"/>. What was noted about the person meanwhile stays with the source record that it cites.</summary>
public sealed record RecordSplit(Register Register, RecordId Person, RecordId Into) : IEvent
{
    public static string Name => "record-split";

    public Guid About => Person.Value;
}

/// <summary>A source said something new of a record: version <paramref name="Number"/>, the first one included.</summary>
public sealed record RecordSuperseded(Register Register, RecordId Record, int Number) : IEvent
{
    public static string Name => "record-superseded";

    public Guid About => Record.Value;
}

/// <summary>A part of an import was written: new source records and new versions, which a feed reads by the import and the part.</summary>
public sealed record RecordsImported(Register Register, ImportId Import, int Part) : IEvent
{
    public static string Name => "records-imported";

    public Guid About => Import.Value;
}

/// <summary>A value that was disputed was put right by the owner of its source.</summary>
public sealed record RecordCorrected(Register Register, RecordId Record, string Column) : IEvent
{
    public static string Name => "record-corrected";

    public Guid About => Record.Value;
}

/// <summary>The retention of a source record ended, or it was erased: nothing of it can be read any more, and who it belonged to stays as it was.</summary>
public sealed record RecordDisposed(Register Register, RecordId Record) : IEvent
{
    public static string Name => "record-disposed";

    public Guid About => Record.Value;
}
