using Bargate.Accounts.Contract;
using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Records;
using Bargate.Records.Import;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bargate.Tests.Records;

/// <summary>Files of the council's systems that are taken from a folder, at night and when an officer asks.</summary>
public sealed class WatchedFolderTests(WatchedFolderTests.Watching house) : IClassFixture<WatchedFolderTests.Watching>
{
    public sealed class Watching : RecordsHouse
    {
        public string Folder { get; } = System.IO.Directory.CreateTempSubdirectory("bargate-watched-").FullName;

        protected override IEnumerable<string> Settings => [$"--{WatchedFolder.Setting}={Folder}"];

        protected override async Task Prepare()
        {
            await base.Prepare();
            await InDatabase(async db =>
            {
                (await db.Sources.SingleAsync(it => it.Id == "test-tax")).Mapping = """{"id":"ref","surname":"name","postcode":"pc"}""";
                return await db.SaveChangesAsync();
            });
        }

        public void Put(string name, string text)
        {
            var file = Path.Combine(Folder, name);
            File.WriteAllText(file, text);
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-5));
        }
    }

    async Task<Page> ReadNow()
    {
        using var officer = await house.SignedIn(PracticeOfficers.All.First(it => it.Role == Role.Administrator).Id.Value);
        var page = await officer.Get("/staff/records/imports");
        await officer.Submit(page, new Dictionary<string, string>(), "/staff/records/imports?handler=Folder");
        await house.RunJobs();
        return await officer.Get("/staff/records/imports");
    }

    [Fact]
    public async Task A_file_is_read_into_its_source_and_moved_away()
    {
        house.Put("test-tax.2026-11-22.csv", "ref,name,pc\nW1,Watched,SO14 7LY\nW2,Seen,SO14 7LY\n");
        await ReadNow();
        Assert.Equal(2, await house.InDatabase(db => db.SourceRecords.CountAsync(it => it.Source == "test-tax" && (it.ExternalId == "W1" || it.ExternalId == "W2"))));
        Assert.False(File.Exists(Path.Combine(house.Folder, "test-tax.2026-11-22.csv")));
        Assert.True(File.Exists(Path.Combine(house.Folder, "taken", "test-tax.2026-11-22.csv")));
    }

    [Theory]
    [InlineData("nobody.csv", "ref,name\nW1,Watched\n", "There is no source 'nobody'")]
    [InlineData("test-library.csv", "ref,name\nW1,Watched\n", "Nobody has said yet which column")]
    [InlineData("test-tax.empty.csv", "", "The file is empty")]
    public async Task A_file_that_cannot_be_taken_says_why_on_the_page(string name, string text, string why)
    {
        house.Put(name, text);
        var page = await ReadNow();
        Assert.Contains($"{name} was refused. {why}", page.Main, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(house.Folder, "refused", name)));
    }

    [Fact]
    public void Night_is_from_one_to_five() => Assert.Equal([1, 2, 3, 4], Enumerable.Range(0, 24).Where(it => TakeWatchedFolder.IsNight(new DateTime(2026, 11, 23, it, 30, 0))));
}
