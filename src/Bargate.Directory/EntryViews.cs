using Bargate.Kernel.Councils;
using Bargate.Kernel.Counting;
using Bargate.Kernel.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Directory;

/// <summary>Counts how often each entry is looked at, so that officers see how many people a fault touches. Nobody is in it.</summary>
internal sealed class EntryViews(IServiceScopeFactory scopes, Council council, TimeProvider clock, ILogger<EntryViews> log) : Counter<(Guid Entry, DateOnly Day)>(scopes, clock, log)
{
    public const int KeptDays = 365, LatelyDays = 90;

    readonly TimeProvider clock = clock;

    protected override string Sql => """
        insert into directory_views ("Entry", "Day", "Count") values ($1, $2, $3)
        on conflict ("Entry", "Day") do update set "Count" = directory_views."Count" + excluded."Count"
        """;

    public void Count(HttpContext context, Guid entry)
    {
        if (!Robots.Is(context.Request)) Add((entry, council.Time.Today(clock)));
    }

    protected override object[] Row((Guid Entry, DateOnly Day) key, long count) => [key.Entry, key.Day, count];
}
