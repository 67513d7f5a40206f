namespace Bargate.Tests.Maker;

/// <summary>Where the folder cannot be written: what was published in the browser goes before it, until it changes (decision 0062).</summary>
public sealed class FolderTruthTests(ReadOnlyMakerSite site) : IClassFixture<ReadOnlyMakerSite>
{
    [Fact]
    public async Task What_was_published_in_the_browser_holds_until_the_file_changes_and_then_an_officer_chooses()
    {
        using var maker = await site.Officer(Making.Maker);
        using var second = await site.Officer(Making.Second);
        var file = await File.ReadAllBytesAsync(site.FileOf("new-bin"));
        await maker.Begin("new-bin");
        await maker.Change("new-bin", "", "takes", "9 minutes");
        await maker.Send("new-bin");
        await second.Approve("new-bin");
        var number = site.Live("new-bin")!.Number;
        Assert.Equal("9 minutes", site.Live("new-bin")!.Definition.Takes!.In("en"));
        Assert.Equal(file, await File.ReadAllBytesAsync(site.FileOf("new-bin")));
        // A publication of the folder, as at the next start, leaves it.
        Assert.DoesNotContain((await site.Publish()).Editions, it => it.Service == "new-bin");
        Assert.Equal(number, site.Live("new-bin")!.Number);

        await File.WriteAllTextAsync(site.FileOf("new-bin"), (await File.ReadAllTextAsync(site.FileOf("new-bin"))).Replace("takes:", "takes: 7 minutes #", StringComparison.Ordinal));
        var published = await site.Publish();
        Assert.Contains(published.Faults, it => it.File == "services/new-bin.yaml" && it.Problem.Contains("in the browser", StringComparison.Ordinal));
        Assert.Equal("9 minutes", site.Live("new-bin")!.Definition.Takes!.In("en"));
        var page = await maker.Get("/staff/services/show/new-bin");
        Assert.Contains("7 minutes", page.Main, StringComparison.Ordinal);

        await maker.Submit(page, new Dictionary<string, string> { ["folder"] = "false" }, "/staff/services/show/new-bin?handler=choose");
        Assert.Empty((await site.Publish()).Faults);
        Assert.Equal("9 minutes", site.Live("new-bin")!.Definition.Takes!.In("en"));

        await File.AppendAllTextAsync(site.FileOf("new-bin"), "# once more\n");
        await site.Publish();
        page = await maker.Get("/staff/services/show/new-bin");
        await maker.Submit(page, new Dictionary<string, string> { ["folder"] = "true" }, "/staff/services/show/new-bin?handler=choose");
        await site.Publish();
        Assert.Equal("7 minutes", site.Live("new-bin")!.Definition.Takes!.In("en"));
    }

    [Fact]
    public async Task When_the_folder_says_the_same_by_itself_it_is_the_one_source_again()
    {
        using var maker = await site.Officer(Making.Maker);
        using var second = await site.Officer(Making.Second);
        await maker.Begin("noise");
        await maker.Change("noise", "", "takes", "8 minutes");
        var text = await maker.Http.GetByteArrayAsync("/staff/services/file/noise");
        await maker.Send("noise");
        await second.Approve("noise");
        await File.WriteAllBytesAsync(site.FileOf("noise"), text);
        Assert.Empty((await site.Publish()).Faults);
        await File.WriteAllTextAsync(site.FileOf("noise"), (await File.ReadAllTextAsync(site.FileOf("noise"))).Replace("8 minutes", "6 minutes", StringComparison.Ordinal));
        Assert.Empty((await site.Publish()).Faults);
        Assert.Equal("6 minutes", site.Live("noise")!.Definition.Takes!.In("en"));
    }
}
