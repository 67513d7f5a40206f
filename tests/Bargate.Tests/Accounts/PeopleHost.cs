using System.Net;
using Bargate.Accounts;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Storage;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Bargate.Tests.Accounts;

/// <summary>The real host with what only these tests change: its environment, where requests seem to come from, a clock that stands still, jobs that run when told.</summary>
public sealed class PeopleHost : IAsyncDisposable
{
    readonly TestDatabase database = new();
    WebApplication app = null!;

    public Moment Clock { get; } = new();

    /// <summary>Where requests seem to come from; null for where they do.</summary>
    public IPAddress? Remote { get; set; }

    public Uri Address { get; private set; } = null!;

    public string Folder => database.Folder;

    public IServiceProvider Services => app.Services;

    public Council Council => Services.GetRequiredService<Council>();

    public Words Words => Services.GetRequiredService<Words>();

    public static async Task<PeopleHost> Start(string environment = "Development", Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, Action<WebApplication>? endpoints = null)
    {
        var host = new PeopleHost();
        var connection = await host.database.Create();
        Dictionary<string, string?> all = new(settings ?? [])
        {
            ["environment"] = environment,
            ["applicationName"] = "bargate",
            ["Data"] = host.database.Folder,
            ["ConnectionStrings:Bargate"] = connection,
            ["MasterKey"] = Convert.ToBase64String(new byte[32]),
            ["Logging:LogLevel:Default"] = "None",
        };
        all.TryAdd("urls", "http://127.0.0.1:0");
        host.app = SiteBuilder.Build(["--empty", .. all.Select(it => $"--{it.Key}={it.Value}")], Site.Modules, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(host.Clock));
            builder.Services.Remove(builder.Services.Single(it => it.ImplementationType == typeof(JobRunner)));
            builder.Services.AddSingleton<IStartupFilter>(new FromElsewhere(host));
            services?.Invoke(builder.Services);
        });
        // Behind any error page of the host: these tests ask for the status.
        host.app.Map("/error/{status:int}", (HttpContext http, int status) => { http.Response.StatusCode = status; }).AllowAnonymous().WithOrder(int.MaxValue);
        endpoints?.Invoke(host.app);
        await host.InScope(async it => { await DatabaseSetUp.Migrate(it.GetRequiredService<BargateDb>()); return 0; });
        await host.app.StartAsync();
        host.Address = new Uri(host.app.Urls.Single());
        return host;
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> InDb<T>(Func<BargateDb, Task<T>> work) => InScope(it => work(it.GetRequiredService<BargateDb>()));

    public Task<int> RunJobs() => Services.GetRequiredService<JobQueue>().RunDue();

    internal Task<OfficerId> Seed(string name, Role role, params string[] teams) => InDb(async db =>
    {
        var officer = Officer.Practice(OfficerId.From(Guid.CreateVersion7()), name, role, teams);
        db.Add(officer);
        await db.SaveChangesAsync();
        return officer.Id;
    });

    public Visitor Visit() => new(Address);

    /// <summary>A visitor who has picked this officer.</summary>
    public async Task<Visitor> As(OfficerId officer)
    {
        var visitor = Visit();
        var answer = await visitor.Post("/staff/sign-in", "/staff/sign-in?handler=Pick", ("officer", officer.Value.ToString()));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await database.DisposeAsync();
    }

    sealed class FromElsewhere(PeopleHost host) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                if (host.Remote is { } remote) http.Connection.RemoteIpAddress = remote;
                return rest(http);
            });
            next(app);
        };
    }
}

/// <summary>A clock for tests.</summary>
public sealed class Moment : TimeProvider
{
    DateTimeOffset now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}
