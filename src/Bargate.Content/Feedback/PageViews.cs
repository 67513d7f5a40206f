using Bargate.Kernel.Councils;
using Bargate.Kernel.Counting;
using Bargate.Kernel.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bargate.Content.Feedback;

/// <summary>Counts how often each page is looked at. Nobody is in it.</summary>
internal sealed class PageViews(IServiceScopeFactory scopes, Council council, TimeProvider clock, ILogger<PageViews> log) : Counter<(string Path, DateOnly Day)>(scopes, clock, log)
{
    readonly TimeProvider clock = clock;

    protected override string Sql => """
        insert into content_views ("Path", "Day", "Count") values ($1, $2, $3)
        on conflict ("Path", "Day") do update set "Count" = content_views."Count" + excluded."Count"
        """;

    /// <param name="path">A page that there is: what visitors make up would fill the memory.</param>
    public void Count(HttpContext context, string path)
    {
        if (HttpMethods.IsGet(context.Request.Method) && !Robots.Is(context.Request)) Add((path, council.Time.Today(clock)));
    }

    protected override object[] Row((string Path, DateOnly Day) key, long count) => [key.Path, key.Day, count];
}
