using System.Diagnostics;
using Bargate.Content.Contract;
using Bargate.Examples;
using Bargate.Kernel.Searching;
using Bargate.Kernel.Storage;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;

namespace Bargate.Web.Hosting;

/// <summary>What happens before the first request: migrations, publication, practice data.</summary>
static class StartUp
{
    public static async Task Prepare(WebApplication app, CancellationToken stop)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        var database = app.Services.GetRequiredService<BargateDatabase>();
        await using var scope = app.Services.CreateAsyncScope();
        if (settings.IsDevelopment || !database.IsPostgres) await DatabaseSetUp.Migrate(scope.ServiceProvider.GetRequiredService<BargateDb>(), stop);
        else await CheckSchema(app, stop);
        await LookForPractice(settings, scope.ServiceProvider, stop);
        if (settings.IsDevelopment) await Publish(app, scope.ServiceProvider, stop);
        else
        {
            var catalogue = app.Services.GetRequiredService<ServiceCatalogue>();
            await catalogue.Refresh(stop);
            Log(app, [.. app.Services.GetRequiredService<CouncilFaults>().All, .. catalogue.Faults, .. app.Services.GetRequiredService<Library>().Faults()]);
        }
        await FillSearch(app, scope.ServiceProvider, stop);
        if (settings.Practice) await LoadPractice(app, scope.ServiceProvider, stop);
        else if (settings.IsDevelopment) await PracticeData.FillOfficers(scope.ServiceProvider, stop);
    }

    // The mark is in the database: however it is started, its pages say so, and where residents come it is not served at all.
    static async Task LookForPractice(HostSettings settings, IServiceProvider scope, CancellationToken stop)
    {
        if (await PracticeData.IsIn(scope, stop) && !settings.IsDevelopment)
            throw new SetUpFault("This database holds practice data: people, cases and messages that are invented. It is served in Development only. Name another database in ConnectionStrings:Bargate or Data.");
        // They carry no mark, because nothing of residents is invented; but cases would be given to people who do not exist.
        if (!settings.IsDevelopment && await PracticeData.HasOfficers(scope, stop))
            throw new SetUpFault("This database was begun in Development and holds practice officers. It is served in Development only. Name another database in ConnectionStrings:Bargate or Data.");
    }

    /// <summary>PostgreSQL is migrated by a deploy step in Production; a host that finds it undone says so and stops.</summary>
    public static async Task CheckSchema(WebApplication app, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var pending = await DatabaseSetUp.Pending(scope.ServiceProvider.GetRequiredService<BargateDb>(), stop);
        if (pending.Count > 0) throw new SetUpFault($"The database lacks {pending.Count} migrations ({pending[0]} and later). Run: bargate migrate");
    }

    static async Task Publish(WebApplication app, IServiceProvider scope, CancellationToken stop)
    {
        var published = await scope.GetRequiredService<Publication>().Publish(Publication.AtStart, stop);
        foreach (var edition in published.Editions) app.Logger.LogInformation("Published {Service}, edition {Number}", edition.Service, edition.Number);
        var pages = await scope.GetRequiredService<PagePublication>().Publish(Publication.AtStart, stop);
        if (pages.Published.Count > 0) app.Logger.LogInformation("Published {Count} pages", pages.Published.Count);
        Log(app, [.. app.Services.GetRequiredService<CouncilFaults>().All, .. published.Faults, .. pages.Faults]);
    }

    // So that the first visitor finds something, and what changed while the site was down is found as it is now.
    static async Task FillSearch(WebApplication app, IServiceProvider scope, CancellationToken stop)
    {
        try { await scope.GetRequiredService<SearchIndex>().Compare(shelf: false, stop); }
        // Another host that starts at the same moment writes the same.
        catch (DbUpdateException) { app.Logger.LogInformation("Another host fills the search index"); }
    }

    // What is wrong in the council's files, also where nothing is published from them: the staff area shows the same.
    static void Log(WebApplication app, IEnumerable<Fault> faults)
    {
        foreach (var fault in faults) app.Logger.LogError("{Fault}", fault);
    }

    static async Task LoadPractice(WebApplication app, IServiceProvider scope, CancellationToken stop)
    {
        var started = Stopwatch.GetTimestamp();
        if (await PracticeData.Fill(scope, stop) is { } made)
            app.Logger.LogInformation("Practice data: {Made}, in {Seconds:F1} s", made, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
