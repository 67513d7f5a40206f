using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Bargate.Accounts;
using Bargate.Accounts.Contract;
using Bargate.Accounts.Storage;
using Bargate.Kernel;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Sealing;
using Bargate.Kernel.Storage;
using Bargate.Kernel.Yaml;
using Bargate.Notifications;
using Bargate.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bargate.Tests.Accounts;

/// <summary>A host of Accounts and Notifications on a loopback port, with its own database and a clock that stands still until told.</summary>
public sealed class PeopleHost : IAsyncDisposable
{
    readonly WebApplication app;
    readonly string folder = Path.Combine(Path.GetTempPath(), $"bargate-people-{Guid.NewGuid():N}");

    PeopleHost(string environment, Dictionary<string, string?> settings, Action<IServiceCollection>? more, Action<WebApplication>? endpoints)
    {
        System.IO.Directory.CreateDirectory(Path.Combine(folder, "council"));
        File.WriteAllText(Path.Combine(folder, "council", "council.yaml"), CouncilYaml);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls(settings.GetValueOrDefault("urls") ?? "http://127.0.0.1:0");
        var modules = new BargateModules([new UiModule(), new AccountsModule(), new NotificationsModule()]);
        Database = new BargateDatabase($"Data Source={Path.Combine(folder, "people.db")}");
        builder.Services.AddKernel(modules, Database, new MasterKey(new byte[32]), Path.Combine(folder, "files"));
        builder.Services.AddSingleton<TimeProvider>(Clock);
        var runner = builder.Services.Single(it => it.ImplementationType == typeof(JobRunner));
        builder.Services.Remove(runner);
        var faults = new Faults();
        Council = Council.Load(Path.Combine(folder, "council"), faults);
        Words = WordsReader.Load(modules.Assemblies, Council, faults);
        Assert.Empty(faults);
        builder.Services.AddSingleton(Council).AddSingleton(Words).AddSingleton<FrameSource, PlainFrame>();
        var mvc = builder.Services.AddRazorPages(it => it.Conventions.Add(new PageRouteTransformerConvention(new Kebab()))).AddMvcOptions(it => it.ModelBinderProviders.Insert(0, new IdBinderProvider()));
        foreach (var module in modules.All)
        {
            mvc.AddApplicationPart(module.GetType().Assembly);
            module.AddServices(builder.Services, builder.Configuration);
        }
        more?.Invoke(builder.Services);
        app = builder.Build();
        app.Use((http, next) =>
        {
            if (Remote is { } remote) http.Connection.RemoteIpAddress = remote;
            return next(http);
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        foreach (var module in modules.All) module.MapEndpoints(app);
        endpoints?.Invoke(app);
    }

    public Moment Clock { get; } = new();

    public BargateDatabase Database { get; }

    public Council Council { get; }

    public Words Words { get; }

    /// <summary>Where requests seem to come from; null for where they do.</summary>
    public IPAddress? Remote { get; set; }

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => app.Services;

    public string DatabaseFile => Path.Combine(folder, "people.db");

    public static async Task<PeopleHost> Start(string environment = "Development", Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, Action<WebApplication>? endpoints = null)
    {
        var host = new PeopleHost(environment, settings ?? [], services, endpoints);
        await host.InScope(async it => { await DatabaseSetUp.Migrate(it.GetRequiredService<BargateDb>()); return 0; });
        await host.app.StartAsync();
        host.Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
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

    public Visitor Visit(bool follow = false) => new(Address, follow);

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
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    const string CouncilYaml = """
        name: Anytown & District Council
        account-name: MyAnytown
        directory-name: Anytown directory
        brand: { primary: "#0b2545", accent: "#13706a", link: "#1a5276", surface: "#f3efe6", focus: "#ffdd00" }
        contact: { phone: 020 7946 0000, email: hello@example.org, url: "https://example.org/contact", address: "Town Hall", opening-hours: "9am to 5pm" }
        """;

    sealed class PlainFrame(Council council, Words words) : FrameSource
    {
        public override Frame For(HttpContext context) => new(council.Name, council.AccountName, true, null, [], null, "en", council.Brand, UiWords.From(it => words[it]));
    }

    sealed class Kebab : IOutboundParameterTransformer
    {
        public string? TransformOutbound(object? value) => value is null ? null : System.Text.RegularExpressions.Regex.Replace(value.ToString()!, "([a-z])([A-Z])", "$1-$2").ToLowerInvariant();
    }
}

/// <summary>A clock for tests.</summary>
public sealed class Moment : TimeProvider
{
    DateTimeOffset now = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => now;

    public void Pass(TimeSpan time) => now += time;
}

/// <summary>Somebody with a browser's cookies, who reads pages and posts their forms.</summary>
public sealed class Visitor(Uri address, bool follow) : IDisposable
{
    readonly CookieContainer cookies = new();
    HttpClient? client;

    public HttpClient Client => client ??= new(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = follow }) { BaseAddress = address };

    public CookieCollection Cookies => cookies.GetAllCookies();

    public Task<HttpResponseMessage> Get(string path) => Client.GetAsync(new Uri(address, path));

    public async Task<IHtmlDocument> Read(string path)
    {
        var answer = await Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Parse(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads a page, then posts to an address with that page's antiforgery token.</summary>
    public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields)
    {
        var html = Parse(await (await Get(page)).Content.ReadAsStringAsync());
        var token = (html.QuerySelector("input[name=__RequestVerificationToken]") as IHtmlInputElement)?.Value ?? "";
        return await Client.PostAsync(new Uri(address, action), new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(it => KeyValuePair.Create(it.Item1, it.Item2))));
    }

    public void Dispose() => client?.Dispose();

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
