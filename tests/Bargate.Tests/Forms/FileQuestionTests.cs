using System.Net;
using System.Text;
using Bargate.Forms;
using Bargate.Forms.Contract;
using Bargate.Forms.Questions;
using Bargate.Kernel;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Files;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;
using Bargate.Tests.Kernel.Files;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>Files that residents add: what is refused and why, what is taken out of them, and that none is lost on the way.</summary>
[Collection(FormsTests.Name)]
public sealed class FileQuestionTests(FormsSite site)
{
    const string Url = "/services/a-file";

    static readonly byte[] Photo = Pictures.Jpeg(Pictures.Exif(6, little: true));

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "notes.txt", "Some text"u8.ToArray(), "notes.txt is not a file that we can use. Choose one of these: JPG, PNG." },
        { "program.jpg", "MZ not a picture"u8.ToArray(), "program.jpg does not hold what its name says. Open it on your device and save it again as one of these: JPG, PNG. You can also take a new photo." },
        { "really-a-png.jpg", Pictures.Png(), "really-a-png.jpg does not hold what its name says. Open it on your device and save it again as one of these: JPG, PNG. You can also take a new photo." },
        { "nothing.jpg", [], "nothing.jpg is empty. Choose another." },
        { "huge.jpg", [.. Photo, .. new byte[1024 * 1024]], "huge.jpg is larger than 1 MB. Make it smaller or choose another." },
        { "cut-off.jpg", Photo[..^40], "We cannot open cut-off.jpg. Save it again or choose another." },
        { "../../etc/a.jpg", [.. Pictures.Jpeg(Pictures.Segment(0xFE, Encoding.ASCII.GetBytes(FakeClamd.Eicar)))[..^2], .. Encoding.ASCII.GetBytes(FakeClamd.Eicar), 0xFF, 0xD9], "a.jpg contains a virus, so we did not keep it" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_we_cannot_take_is_refused_by_its_name(string name, byte[] content, string error)
    {
        using var resident = site.Visitor();
        var before = await Files();
        var page = await resident.Upload(await resident.Get($"{Url}/it"), "it", "upload", (name, content));
        QuestionTypeContract.IsRefused(page, error);
        Assert.Empty(Uploads.Names(page));
        Assert.Equal(before, await Files());
    }

    [Fact]
    public async Task Where_a_photo_was_taken_is_gone_before_it_is_stored()
    {
        Assert.Contains(Pictures.Secret, Encoding.Latin1.GetString(Photo), StringComparison.Ordinal);
        using var resident = site.Visitor();
        var page = await resident.Upload(await resident.Get($"{Url}/it"), "it", null, ("hole.jpg", Photo));
        page = await resident.Submit(page);
        Assert.Equal("We have it", page.Heading);
        var (row, content) = await Newest();
        Assert.Equal("image/jpeg", row.ContentType);
        Assert.Equal(Scan.Clean, row.Scan);
        Assert.Equal(FileKind.Of(Photo), FileKind.Of(content));
        Assert.DoesNotContain("50.9097", Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        // The file went with the submission from the draft to the case.
        Assert.Equal(1, await site.InDatabase(db => db.Set<Bargate.Cases.Case>().CountAsync(it => it.Id == Bargate.Cases.Contract.CaseId.From(row.About))));
    }

    [Fact]
    public async Task Good_files_are_kept_when_another_of_the_same_post_is_refused()
    {
        using var resident = site.Visitor();
        var page = await resident.Upload(await resident.Get($"{Url}/it"), "it", "upload", ("good.jpg", Photo), ("bad.txt", [1]));
        QuestionTypeContract.IsRefused(page, "bad.txt is not a file that we can use. Choose one of these: JPG, PNG.");
        Assert.Equal(["good.jpg"], Uploads.Names(page));
        Assert.Equal(["good.jpg"], Uploads.Names(await resident.Get($"{Url}/it")));
        page = await resident.Upload(page, "it", null);
        Assert.Equal("good.jpg", page.Document.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim());
    }

    [Fact]
    public async Task Each_file_that_is_refused_is_named()
    {
        using var resident = site.Visitor();
        var page = await resident.Upload(await resident.Get($"{Url}/it"), "it", "upload", ("one.txt", [1]), ("two.jpg", []));
        Assert.Equal(["one.txt is not a file that we can use. Choose one of these: JPG, PNG.", "two.jpg is empty. Choose another."], page.Errors);
        QuestionTypeContract.IsRefused(page, null);
        Assert.Equal(2, page.Document.QuerySelectorAll(".govuk-error-message").Length);
        Assert.Contains("it-error it-error-1", page.Document.QuerySelector("fieldset")!.GetAttribute("aria-describedby")!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_files_than_asked_for_are_refused_and_one_can_be_taken_away_again()
    {
        using var resident = site.Visitor();
        var page = await resident.Upload(await resident.Get($"{Url}/it"), "it", "upload", ("one.jpg", Photo), ("two.png", Pictures.Png()), ("three.jpg", Photo));
        QuestionTypeContract.IsRefused(page, "You can add 2 files. three.jpg was not added.");
        Assert.Equal(["one.jpg", "two.png"], Uploads.Names(page));
        Assert.Null(page.Document.QuerySelector("input[type=file]"));
        var remove = page.Document.QuerySelector("button[value^=remove-]")!.GetAttribute("value")!;
        page = await resident.Upload(page, "it", remove);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["two.png"], Uploads.Names(page));
        Assert.NotNull(page.Document.QuerySelector("input[type=file]"));
    }

    [Fact]
    public async Task A_file_taken_away_after_check_your_answers_is_not_sent()
    {
        using var resident = site.Visitor();
        await resident.Upload(await resident.Get($"{Url}/it"), "it", null, ("mistake.jpg", Photo));
        var page = await resident.Get($"{Url}/it?from=check");
        page = await resident.Upload(page, "it", page.Document.QuerySelector("button[value^=remove-]")!.GetAttribute("value")!);
        Assert.Empty(Uploads.Names(page));
        Assert.DoesNotContain("/check", (await resident.Get($"{Url}/check")).Url, StringComparison.Ordinal);
        page = await resident.Upload(await resident.Get($"{Url}/it"), "it", null, ("right.jpg", Photo));
        Assert.Equal("right.jpg", page.Document.QuerySelector(".govuk-summary-list__value")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("remove-")]
    [InlineData("remove-nothing")]
    [InlineData("remove-00000000-0000-0000-0000-000000000000")]
    public async Task Taking_away_what_is_no_file_changes_nothing(string action)
    {
        using var resident = site.Visitor();
        var page = await resident.Upload(await resident.Get($"{Url}/it"), "it", "upload", ("stays.jpg", Photo));
        page = await resident.Upload(page, "it", action);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["stays.jpg"], Uploads.Names(page));
    }

    [Fact]
    public async Task A_file_of_another_draft_cannot_be_taken_away()
    {
        using var owner = site.Visitor();
        var page = await owner.Upload(await owner.Get($"{Url}/it"), "it", "upload", ("mine.jpg", Photo));
        var remove = page.Document.QuerySelector("button[value^=remove-]")!.GetAttribute("value")!;
        using var other = site.Visitor();
        await other.Upload(await other.Get($"{Url}/it"), "it", remove);
        Assert.Equal(["mine.jpg"], Uploads.Names(await owner.Get($"{Url}/it")));
        Assert.NotEmpty((await Newest()).Content);
    }

    [Fact]
    public async Task A_post_that_is_read_again_stores_its_file_once() => await InDraft(async (read, draft, _) =>
    {
        using var content = new MemoryStream(Photo);
        var file = new FormFile(content, 0, Photo.Length, "it", "once.jpg");
        var post = new FormCollection(new() { ["action"] = "upload" }, new FormFileCollection { file });
        var (first, again) = (await read(post, []), await read(post, []));
        Assert.Single(first.Lines());
        Assert.Equal(first.Text(), again.Text());
        Assert.Equal(1, await site.InDatabase(db => db.Set<FileRow>().CountAsync(it => it.About == draft)));
    });

    [Fact]
    public async Task A_file_that_went_with_a_form_sent_meanwhile_is_not_taken_from_its_case() => await InDraft(async (read, draft, key) =>
    {
        using var content = new MemoryStream(Photo);
        var typed = await read(new FormCollection(new() { ["action"] = "upload" }, new FormFileCollection { new FormFile(content, 0, Photo.Length, "it", "sent.jpg") }), []);
        await site.InDatabase(db => db.Write(() => db.Set<FileRow>().Where(it => it.About == draft).ExecuteUpdateAsync(set => set.SetProperty(it => it.About, Guid.CreateVersion7()))));
        await read(new FormCollection(new() { ["action"] = $"remove-{typed.Text()}" }), typed);
        var row = await site.InDatabase(db => db.Set<FileRow>().AsNoTracking().SingleAsync(it => it.Id == FileId.From(Guid.Parse(typed.Text()))));
        Assert.NotNull(await site.Services.GetRequiredService<FileStore>().Read(row, key));
    });

    // The question type alone, for what only happens between two requests.
    Task<bool> InDraft(Func<Func<IFormCollection, Fields, Task<Fields>>, Guid, DataKey, Task> work) => site.InScope(async scope =>
    {
        var question = scope.GetRequiredService<ServiceCatalogue>().Current("a-file")!.Definition.Question("it")!;
        var (draft, key, council) = (Guid.CreateVersion7(), scope.GetRequiredService<MasterKey>().NewKey(), scope.GetRequiredService<Council>());
        var context = new FormContext(council, scope.GetRequiredService<Words>(), "en", new DateOnly(2026, 11, 23), scope, draft, key);
        await work(async (post, before) => (await new FileQuestion().Read(question, post, before, context, default) switch
        {
            Reading.Again again => again.Typed,
            Reading.Accepted accepted => accepted.Typed,
            var other => throw new InvalidOperationException(other.GetType().Name),
        }), draft, key);
        return true;
    });

    Task<int> Files() => site.InDatabase(db => db.Set<FileRow>().CountAsync());

    Task<(FileRow Row, byte[] Content)> Newest() => site.InScope(async scope =>
    {
        var row = await scope.GetRequiredService<Bargate.Kernel.BargateDb>().Set<FileRow>().AsNoTracking().OrderByDescending(it => it.CreatedAt).FirstAsync();
        var key = await scope.GetRequiredService<KeyRing>().Open(row.KeyId);
        return (row, (await scope.GetRequiredService<FileStore>().Read(row, key!))!);
    });
}
