using System.Collections.Concurrent;
using Bargate.Kernel;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Tests.Host;

/// <summary>The first start on a new database is quiet: nothing in its log looks like a fault.</summary>
public sealed class FirstStartTests : IAsyncLifetime
{
    readonly TestDatabase database = new();
    readonly Warnings log = new();

    public Task InitializeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_database_is_migrated_without_a_warning()
    {
        var services = new ServiceCollection().AddLogging(it => it.AddProvider(log));
        services.AddKernel(new BargateModules(Site.Modules), new BargateDatabase(await database.CreateEmpty()), new MasterKey(new byte[32]), Path.Combine(database.Folder, "files"));
        await using var host = services.BuildServiceProvider();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        var pending = await DatabaseSetUp.Pending(db);
        Assert.Equal(db.Database.GetMigrations(), pending);
        await DatabaseSetUp.Migrate(db);
        Assert.Empty(await DatabaseSetUp.Pending(db));
        Assert.Empty(log.Said);
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    sealed class Warnings : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) Said.Enqueue(formatter(state, exception));
        }

        public void Dispose() { }
    }
}
