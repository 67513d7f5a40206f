using System.Net;
using Bargate.Accounts;
using Bargate.Cases;
using Bargate.Content;
using Bargate.Directory;
using Bargate.Forms;
using Bargate.Insight;
using Bargate.Kernel;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Storage;
using Bargate.Maker;
using Bargate.Notifications;
using Bargate.Records;
using Bargate.ServiceApi;
using Bargate.Services;
using Bargate.Services.Contract;
using Bargate.Ui;
using Bargate.Webhooks;
using Bargate.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bargate.Tests;

/// <summary>
/// The real host on a real port with a database of its own: SQLite in a scratch folder, or with TEST_POSTGRES set one on that server. The practice
/// council is published in it before; another council's folder is published when the host starts. One per test class.
/// </summary>
public class Site : IAsyncLifetime
{
    public static readonly BargateModule[] Modules =
    [
        new UiModule(), new ServicesModule(), new AccountsModule(), new NotificationsModule(), new RecordsModule(),
        new CasesModule(), new FormsModule(), new MakerModule(), new ServiceApiModule(), new WebhooksModule(), new ContentModule(), new DirectoryModule(), new InsightModule(),
    ];

    readonly TestDatabase database = new();
    WebApplication? app;

    public TestClock Clock { get; } = new();

    public IServiceProvider Services => app!.Services;

    public Uri Address { get; private set; } = null!;

    public string DataFolder => database.Folder;

    /// <summary>What a test class changes: settings as `--Key=value`.</summary>
    protected virtual IEnumerable<string> Settings => [];

    /// <summary>Whether what runs by the clock runs. Mostly a test runs the job that it is about: the host's own turn would come in between.</summary>
    protected virtual bool TimersRun => false;

    protected virtual void Configure(WebApplicationBuilder builder) { }

    public async Task InitializeAsync()
    {
        string[] settings = [.. Settings];
        var published = !settings.Any(it => it.StartsWith("--Council=", StringComparison.Ordinal));
        var connection = published ? await database.CreatePublished() : await database.Create();
        app = SiteBuilder.Build([.. Arguments(database.Folder, connection), .. settings], Modules, Set);
        if (published) await Services.GetRequiredService<ServiceCatalogue>().Refresh(CancellationToken.None);
        else await StartUp.Prepare(app, CancellationToken.None);
        if (!TimersRun) await HoldTimers();
        await app.StartAsync();
        Address = new Uri(app.Urls.First());
        await Prepare();
    }

    internal static string[] Arguments(string folder, string connection) =>
        ["--environment=Development", "--urls=http://127.0.0.1:0", "--empty", $"--Data={folder}", $"--ConnectionStrings:Bargate={connection}", "--Limits:PublicPostsPerMinute=100000", "--Logging:LogLevel:Default=Warning"];

    Task<int> HoldTimers() => InDatabase(async db =>
    {
        foreach (var job in Services.GetRequiredService<JobCatalogue>().All.Where(it => it.Every is not null))
            db.Add(new TimerRow { Job = job.Name, DueAt = new(2999, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        return await db.SaveChangesAsync();
    });

    void Set(WebApplicationBuilder builder)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
        Configure(builder);
    }

    /// <summary>What a test class needs in its database.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>A visitor with their own cookies, who follows no redirect by themselves.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>An officer of the practice data, signed in by the picker.</summary>
    public async Task<Visitor> SignedIn(Guid officer)
    {
        var visitor = Visitor();
        var page = await visitor.Get("/staff/sign-in");
        var form = page.Document.Forms.Single(it => it.QuerySelector("[name=officer]") is not null);
        var token = form.QuerySelector("[name=_token]")!.GetAttribute("value")!;
        using var answer = await visitor.Http.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent([new("_token", token), new("officer", officer.ToString())]));
        if (answer.StatusCode != HttpStatusCode.Redirect) throw new InvalidOperationException($"Officer {officer} could not sign in: {answer.StatusCode}.");
        return visitor;
    }

    /// <summary>Works in the database as the product does.</summary>
    public async Task<T> InDatabase<T>(Func<BargateDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<BargateDb>());
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs every job that is due, and waits for those that the host's own runner has taken.</summary>
    public async Task<int> RunJobs()
    {
        var ran = 0;
        for (var until = DateTime.UtcNow.AddSeconds(20); DateTime.UtcNow < until; await Task.Delay(10))
        {
            ran += await Services.GetRequiredService<JobQueue>().RunDue();
            var now = Clock.GetUtcNow().UtcDateTime;
            if (!await InDatabase(db => db.Set<JobRow>().AnyAsync(it => it.DueAt <= now && it.DeadAt == null))) break;
        }
        return ran;
    }

    public async Task DisposeAsync()
    {
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
        await database.DisposeAsync();
    }
}
