namespace Bargate.Kernel.Storage;

/// <summary>Something that is true of this whole database, and goes with it into every copy.</summary>
public sealed class Mark
{
    public required string Name { get; init; }

    public DateTime At { get; init; }
}

/// <summary>Whether the database holds practice data: invented people. Once put, the mark stays, however the site is started.</summary>
public sealed class PracticeMark
{
    const string Name = "practice";

    volatile bool put;

    /// <summary>As far as this process has looked.</summary>
    public bool IsPut => put;

    public async Task<bool> Look(BargateDb db, CancellationToken stop = default) => put = await db.Set<Mark>().AnyAsync(it => it.Name == Name, stop);

    /// <summary>In the caller's unit of work.</summary>
    public async Task Put(BargateDb db, DateTime now, CancellationToken stop = default)
    {
        if (!await Look(db, stop)) db.Add(new Mark { Name = Name, At = now });
        put = true;
    }
}
