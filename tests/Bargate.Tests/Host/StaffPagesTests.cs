using System.Net;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Host;

/// <summary>Where officers begin, and publishing from the staff area, with a council's folder of the test's own.</summary>
public sealed class StaffPagesTests(StaffPagesTests.OwnCouncil site) : IClassFixture<StaffPagesTests.OwnCouncil>
{
    public sealed class OwnCouncil : PracticeSite
    {
        string folder = "";

        protected override IEnumerable<string> Settings
        {
            get
            {
                folder = Path.Combine(DataFolder, "council");
                Copy(Path.Combine(Repository.Root, "councils", "southampton"), folder);
                return [$"--Council={folder}"];
            }
        }

        public string MissedBin => Path.Combine(Services.GetRequiredService<Council>().Folder, "services", "missed-bin.yaml");

        static void Copy(string from, string to)
        {
            foreach (var file in Folder.GetFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(to, Path.GetRelativePath(from, file));
                Folder.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    [Fact]
    public async Task The_staff_area_begins_with_what_the_officer_may_do()
    {
        using var officer = await site.Officer(Officers.WasteOfficer);
        var theirs = await officer.Get("/staff");
        Assert.Equal("Staff area: Grace Adeyemi", theirs.Heading);
        Assert.Null(theirs.Document.QuerySelector("main a[href='/staff/officers']"));
        Assert.NotEmpty(theirs.Document.QuerySelectorAll(".bg-number"));
        using var administrator = await site.Officer(Officers.Administrator);
        Assert.NotNull((await administrator.Get("/staff")).Document.QuerySelector("main a[href='/staff/officers']"));
    }

    [Fact]
    public async Task Only_those_who_may_publish_have_the_button_and_the_verb()
    {
        using var officer = await site.Officer(Officers.WasteOfficer);
        var page = await officer.Get("/staff/services");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        var token = page.Document.QuerySelector("input[name=_token]")!.GetAttribute("value")!;
        var refused = await officer.Follow(await officer.Http.PostAsync("/staff/services", new FormUrlEncodedContent([KeyValuePair.Create("_token", token)])));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Equal("You do not have permission for this", refused.Heading);
    }

    [Fact]
    public async Task A_changed_file_is_published_as_the_next_edition_with_its_author_and_a_fault_is_shown_where_it_is()
    {
        using var administrator = await site.Officer(Officers.Administrator);
        var sound = await File.ReadAllTextAsync(site.MissedBin);
        try
        {
            await File.WriteAllTextAsync(site.MissedBin, sound.Replace("title: { en: Report a missed bin,", "title: { en: Report a bin we missed,", StringComparison.Ordinal));
            var page = await Publish(administrator);
            Assert.Contains("Published: 1 service.", page.Main, StringComparison.Ordinal);
            var row = page.Document.QuerySelectorAll("tbody tr").Single(it => it.TextContent.Contains("Report a bin we missed", StringComparison.Ordinal));
            Assert.Contains("Meera Joshi", row.TextContent, StringComparison.Ordinal);
            Assert.Equal(1, await site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.Action == "services-published")));

            await File.WriteAllTextAsync(site.MissedBin, sound.Replace("topic: bins-and-recycling", "topick: bins-and-recycling", StringComparison.Ordinal));
            page = await Publish(administrator);
            Assert.Contains("services/missed-bin.yaml", page.Main, StringComparison.Ordinal);
            Assert.Contains("Line 5, column 1", page.Main, StringComparison.Ordinal);
            Assert.Contains("Did you mean 'topic'?", page.Main, StringComparison.Ordinal);
            Assert.Contains("Line 5, column 1", (await administrator.Get("/staff")).Main, StringComparison.Ordinal);
            // Residents are served what was published last.
            Assert.Equal("Report a bin we missed", (await administrator.Get("/services/missed-bin")).Heading);
        }
        finally { await File.WriteAllTextAsync(site.MissedBin, sound); }
        Assert.Contains("There are no faults", (await Publish(administrator)).Main, StringComparison.Ordinal);
        Assert.Contains("Nothing had changed", (await Publish(administrator)).Main, StringComparison.Ordinal);
    }

    static async Task<Page> Publish(Visitor officer)
    {
        var page = await officer.Get("/staff/services");
        var form = page.Document.QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input[type=hidden]").Select(it => KeyValuePair.Create(it.GetAttribute("name")!, it.GetAttribute("value")!));
        return await officer.Follow(await officer.Http.PostAsync("/staff/services", new FormUrlEncodedContent(fields)));
    }
}
