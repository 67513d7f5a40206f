using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Kernel.Auditing;

/// <summary>Every audit row gets its link, and the table is not walked from its beginning each minute.</summary>
public sealed class ChainTests : IAsyncLifetime
{
    readonly TestDatabase database = new();
    readonly TestClock clock = new();
    ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        var made = new ServiceCollection().AddLogging();
        made.AddKernel(new BargateModules([]), new BargateDatabase(await database.CreateEmpty()), new MasterKey(new byte[32]), Path.Combine(database.Folder, "files"));
        services = made.AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        await InDatabase(async db => { await DatabaseSetUp.Migrate(db); return 0; });
    }

    [Fact]
    public async Task What_commits_late_is_linked_and_what_is_long_past_is_not_looked_for()
    {
        var now = DateTimeOffset.UtcNow.AddDays(-1);
        await Write(now);
        Assert.Equal(1, await Chain());
        var (late, newest) = (await Write(now.AddMinutes(-50)), await Write(now.AddMinutes(5)));
        Assert.Equal(3, await Chain());
        // Older than any transaction can be: only somebody who writes into the table by hand makes such a row.
        await Write(now.AddHours(-3));
        Assert.Equal(3, await Chain());
        var links = await InDatabase(db => db.Set<AuditLink>().OrderBy(it => it.Position).ToListAsync());
        Assert.Equal([late, newest], links.Skip(1).Select(it => it.Row));
        Assert.Equal([1L, 2, 3], links.Select(it => it.Position));
        var hash = new byte[32];
        foreach (var link in links)
        {
            hash = AuditLink.HashOf(await InDatabase(db => db.Set<AuditRow>().AsNoTracking().SingleAsync(it => it.Id == link.Row)), hash);
            Assert.Equal(hash, link.Hash);
        }
    }

    async Task<Guid> Write(DateTimeOffset at)
    {
        var row = new AuditRow { Id = Guid.CreateVersion7(at), At = at.UtcDateTime, ActorKind = ActorKind.System, Action = "thing-done", About = Guid.NewGuid() };
        await InDatabase(db => { db.Add(row); return db.SaveChangesAsync(); });
        return row.Id;
    }

    Task<int> Chain() => InDatabase(async db =>
    {
        await new ChainAuditRows(db, clock).Run(CancellationToken.None);
        await db.SaveChangesAsync();
        return await db.Set<AuditLink>().CountAsync();
    });

    async Task<T> InDatabase<T>(Func<BargateDb, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BargateDb>());
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }
}
