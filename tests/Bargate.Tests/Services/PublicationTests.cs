using System.Text.RegularExpressions;
using Bargate.Kernel;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Kernel.Yaml;
using Bargate.Services;
using Bargate.Services.Contract;
using Bargate.Services.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Services;

public sealed class PublicationTests : IAsyncLifetime
{
    readonly DirectoryInfo folder = Folder.CreateTempSubdirectory("bargate-publication-");
    ServiceProvider host = null!;

    string Council => Path.Combine(folder.FullName, "testham");

    string File(string name) => Path.Combine(Council, name);

    ServiceCatalogue Catalogue => host.GetRequiredService<ServiceCatalogue>();

    public async Task InitializeAsync()
    {
        // Two services are enough here; the others are walked in WalkOverHttpTests.
        foreach (var source in Folder.GetFiles(Given.CouncilFolder(), "*", SearchOption.AllDirectories).Where(it => !it.Contains("/services/", StringComparison.Ordinal) || it.Contains("/missed-bin.", StringComparison.Ordinal) || it.Contains("/road-problem.", StringComparison.Ordinal)))
        {
            var target = Path.Combine(Council, Path.GetRelativePath(Given.CouncilFolder(), source));
            Folder.CreateDirectory(Path.GetDirectoryName(target)!);
            System.IO.File.Copy(source, target);
        }
        foreach (var file in Folder.GetFiles(File("replies")).Append(File("teams.yaml")))
        {
            var text = await System.IO.File.ReadAllTextAsync(file);
            var kept = Regex.Replace(text, @"^ *services: \[(.*)\]\n", OfKept, RegexOptions.Multiline);
            // A reply for other services only.
            if (kept != text && !kept.Contains("services:", StringComparison.Ordinal)) System.IO.File.Delete(file);
            else await System.IO.File.WriteAllTextAsync(file, kept);
        }
        host = Host();
        await using var scope = host.CreateAsyncScope();
        await DatabaseSetUp.Migrate(scope.ServiceProvider.GetRequiredService<BargateDb>());
    }

    static string OfKept(Match list) => list.Groups[1].Value.Split(", ").Intersect(["missed-bin", "road-problem"]).ToList() is { Count: > 0 } kept
        ? list.Value.Replace(list.Groups[1].Value, string.Join(", ", kept), StringComparison.Ordinal) : "";

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    ServiceProvider Host()
    {
        var module = new ServicesModule();
        var services = new ServiceCollection().AddLogging();
        services.AddKernel(new BargateModules([module]), new BargateDatabase($"Data Source={Path.Combine(folder.FullName, "it.db")}"), new Bargate.Kernel.Sealing.MasterKey(new byte[32]), folder.FullName);
        services.AddSingleton(Bargate.Kernel.Councils.Council.Load(Council, new Faults()));
        foreach (var kind in Bargate.Forms.QuestionTypes.All.Select(it => it.Kind)) services.AddSingleton(kind);
        module.AddServices(services, new ConfigurationBuilder().Build());
        return services.BuildServiceProvider();
    }

    async Task<Published> Publish()
    {
        await using var scope = host.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Publication>().Publish("test");
    }

    void Edit(string file, string old, string instead)
    {
        var text = System.IO.File.ReadAllText(File(file));
        Assert.Contains(old, text);
        System.IO.File.WriteAllText(File(file), text.Replace(old, instead, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_changed_is_published_and_numbered()
    {
        var first = await Publish();
        Assert.True(first.Faults.Count == 0, string.Join('\n', first.Faults));
        Assert.Equal([new Edition("missed-bin", 1), new Edition("road-problem", 1)], first.Editions);
        Assert.Empty((await Publish()).Editions);
        Edit("services/missed-bin.yaml", "title: { en: Report a missed bin,", "title: { en: Tell us about a missed bin,");
        Assert.Equal([new Edition("missed-bin", 2)], (await Publish()).Editions);
        Assert.Equal("Tell us about a missed bin", Catalogue.Current("missed-bin")!.Definition.Title.In("en"));
        Assert.Equal("Report a missed bin", Catalogue.Version("missed-bin", 1)!.Definition.Title.In("en"));
    }

    [Fact]
    public async Task A_changed_block_is_a_new_edition_of_every_service_that_uses_it()
    {
        await Publish();
        Edit("blocks/contact-optional@1.yaml", "Do you want us to tell you what happens?", "May we tell you what happens?");
        Assert.Equal(["missed-bin", "road-problem"], (await Publish()).Editions.Select(e => e.Service));
        Assert.StartsWith("Do you want", Catalogue.Version("missed-bin", 1)!.Definition.Question("wants-updates")!.Ask.In("en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_ends_and_trailing_spaces_are_not_a_change()
    {
        await Publish();
        var text = await System.IO.File.ReadAllTextAsync(File("services/missed-bin.yaml"));
        await System.IO.File.WriteAllTextAsync(File("services/missed-bin.yaml"), text.Replace("\n", "  \r\n", StringComparison.Ordinal));
        var published = await Publish();
        Assert.Empty(published.Faults);
        Assert.Empty(published.Editions);
    }

    [Fact]
    public async Task A_faulty_file_keeps_its_last_edition_and_shows_its_fault()
    {
        await Publish();
        Edit("services/missed-bin.yaml", "reference: MB", "reference: BIN");
        Edit("services/road-problem.yaml", "takes: { en: 3 minutes,", "takes: { en: 4 minutes,");
        var published = await Publish();
        Assert.Equal([new Edition("road-problem", 2)], published.Editions);
        Assert.Equal("services/missed-bin.yaml", Assert.Single(published.Faults).File);
        Assert.Equal(published.Faults, Catalogue.Faults);
        Assert.Equal("MB", Catalogue.Current("missed-bin")!.Definition.Case.ReferencePrefix);
    }

    [Fact]
    public async Task A_file_that_is_gone_withdraws_its_service_and_keeps_its_editions()
    {
        await Publish();
        System.IO.File.Delete(File("services/missed-bin.yaml"));
        Edit("teams.yaml", "  services: [missed-bin]\n", "");
        Assert.Equal(["missed-bin"], (await Publish()).Withdrawn);
        Assert.Null(Catalogue.Current("missed-bin"));
        Assert.NotNull(Catalogue.Version("missed-bin", 1));
        Assert.Null(Catalogue.Version("missed-bin", 2));
        Assert.Empty((await Publish()).Withdrawn);
    }

    [Fact]
    public async Task An_empty_folder_withdraws_nothing()
    {
        await Publish();
        Folder.Delete(File("services"), recursive: true);
        var published = await Publish();
        Assert.Empty(published.Withdrawn);
        Assert.NotEmpty(published.Faults);
        Assert.Equal(2, Catalogue.All.Count);
    }

    [Fact]
    public async Task An_edition_reads_again_from_the_database_alone()
    {
        await Publish();
        Folder.Delete(Council, recursive: true);
        await using var another = Host();
        var catalogue = another.GetRequiredService<ServiceCatalogue>();
        Assert.Equal(["missed-bin", "road-problem"], catalogue.All.Select(v => v.Service));
        var road = catalogue.Version("road-problem", 1)!.Definition;
        Assert.NotNull(road.Question("email"));
        Assert.True(road.Question("depth")!.When!.Holds(new Dictionary<string, Value> { ["kind"] = Value.Of("pothole") }, new DateOnly(2026, 11, 23), Bargate.Kernel.Calendar.WorkingDays.WithoutHolidays));
    }

    [Fact]
    public async Task A_published_edition_cannot_be_changed()
    {
        await Publish();
        await using var scope = host.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        await Assert.ThrowsAnyAsync<Exception>(() => db.ServiceVersions.ExecuteUpdateAsync(it => it.SetProperty(v => v.Content, "{}")));
        await Assert.ThrowsAnyAsync<Exception>(() => db.ServiceVersions.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task An_edition_that_does_not_exist_is_not_found()
    {
        await Publish();
        Assert.Null(Catalogue.Version("missed-bin", 99));
        Assert.Null(Catalogue.Version("no-such-service", 1));
        Assert.Null(Catalogue.Current("no-such-service"));
    }

    [Theory]
    [InlineData("waste: [")]
    [InlineData("waste: Waste and recycling")]
    [InlineData(null)]
    public async Task Teams_are_served_as_they_were_published_while_their_file_is_broken_or_absent(string? broken)
    {
        await Publish();
        var teams = Catalogue.Teams.Count;
        if (broken is null) System.IO.File.Delete(File("teams.yaml"));
        else await System.IO.File.WriteAllTextAsync(File("teams.yaml"), broken);
        await using var another = Host();
        Assert.Equal("Waste and recycling", another.GetRequiredService<ServiceCatalogue>().Team("waste")!.Name);
        Assert.Contains(another.GetRequiredService<ServiceCatalogue>().Faults, it => it.File == "teams.yaml");
        // Publishing over it changes nothing either, and services are checked against the teams that count.
        Edit("services/missed-bin.yaml", "takes: { en: 2 minutes,", "takes: { en: 4 minutes,");
        var published = await Publish();
        Assert.Empty(published.Files);
        Assert.All(published.Faults, it => Assert.Equal("teams.yaml", it.File));
        Assert.Equal([new Edition("missed-bin", 2)], published.Editions);
        Assert.Equal(teams, Catalogue.Teams.Count);
    }

    [Fact]
    public async Task Teams_keep_one_that_a_published_service_names()
    {
        await Publish();
        Edit("teams.yaml", "waste:", "refuse:");
        var published = await Publish();
        Assert.Empty(published.Files);
        Assert.Equal(
            "teams.yaml:1:1: The team 'waste' is not in teams.yaml any more, and the published service 'missed-bin' names it. Keep the team until that service is published without it",
            Assert.Single(published.Faults).ToString());
        Assert.Equal(published.Faults, Catalogue.Faults);
        Assert.NotNull(Catalogue.Team("waste"));
        // Both together is how a team is renamed.
        Edit("services/missed-bin.yaml", "team: waste", "team: refuse");
        Edit("services/missed-bin.yaml", "escalate-to: waste", "escalate-to: refuse");
        Edit("services/missed-bin.walks.yaml", "team: waste", "team: refuse");
        published = await Publish();
        Assert.Empty(published.Faults);
        Assert.Equal([new Edition("missed-bin", 2)], published.Editions);
        Assert.Equal(["teams.yaml"], published.Files);
        Assert.Null(Catalogue.Team("waste"));
    }

    [Fact]
    public async Task A_broken_reply_is_served_as_it_was_published_and_one_that_is_gone_is_withdrawn()
    {
        await Publish();
        var replies = Catalogue.Replies.Count;
        await System.IO.File.WriteAllTextAsync(File("replies/thank-you.yaml"), "title: [");
        System.IO.File.Delete(File("replies/damage-claim.yaml"));
        Edit("replies/leave-bin-out.yaml", "title: ", "title: New ");
        Assert.Equal(["replies/damage-claim.yaml", "replies/leave-bin-out.yaml"], (await Publish()).Files.Order(StringComparer.Ordinal));
        Assert.Equal(replies - 1, Catalogue.Replies.Count);
        Assert.Contains(Catalogue.Replies, it => it.Id == "thank-you");
        Assert.StartsWith("New ", Catalogue.Replies.Single(it => it.Id == "leave-bin-out").Title.In("en"), StringComparison.Ordinal);
        Assert.Empty((await Publish()).Files);
    }

    [Fact]
    public async Task What_is_only_in_the_folder_is_not_served_before_it_is_published()
    {
        await Publish();
        Edit("teams.yaml", "name: Highways", "name: Roads");
        await Catalogue.Refresh();
        Assert.Equal("Highways", Catalogue.Team("highways")!.Name);
        Assert.Equal(["teams.yaml"], (await Publish()).Files);
        Assert.Equal("Roads", Catalogue.Team("highways")!.Name);
    }
}
