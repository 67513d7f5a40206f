using Bargate.Kernel.Councils;

namespace Bargate.Records.Import;

/// <summary>Looks into the watched folder at night.</summary>
internal sealed class TakeWatchedFolder(WatchedFolder folder, Council council, TimeProvider clock) : ITimedJob
{
    public static readonly TimeSpan Look = TimeSpan.FromMinutes(30);

    /// <summary>When nobody works and the systems have written their files: from one to five.</summary>
    public static bool IsNight(DateTime local) => local.Hour is >= 1 and < 5;

    public Task Run(CancellationToken stop) => IsNight(council.Time.ToLocal(clock.GetUtcNow().UtcDateTime)) ? folder.Take(stop) : Task.CompletedTask;
}

/// <summary>The same at once, because an officer asked.</summary>
internal sealed class LookNow(WatchedFolder folder) : IAskedJob
{
    public Task Run(Guid about, CancellationToken stop) => folder.Take(stop);
}
