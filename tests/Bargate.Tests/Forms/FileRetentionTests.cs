using Bargate.Cases;
using Bargate.Cases.Contract;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Files;
using Bargate.Tests.Kernel.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Forms;

/// <summary>Files that came with a form belong to its case once it is sent, and go when their time is over.</summary>
[Collection(FormsTests.Name)]
public sealed class FileRetentionTests(FormsSite site)
{
    [Fact]
    public async Task A_file_that_was_sent_with_a_form_is_due_when_the_time_of_files_is_over()
    {
        using var resident = site.Visitor();
        var page = await resident.Upload(await resident.Get("/services/a-file/it"), "it", null, ("hole.jpg", Pictures.Jpeg(Pictures.Exif(6, little: true))));
        page = await resident.Submit(page);
        var reference = page.Document.QuerySelector(".govuk-panel__body strong")!.TextContent;
        var id = await site.InDatabase(db => db.Set<Case>().Where(it => it.Reference == reference).Select(it => it.Id).SingleAsync());
        await site.InScope(async scope =>
        {
            var opened = (await scope.GetRequiredService<OpenCases>().Find(id))!;
            scope.GetRequiredService<Casework>().Move(opened, opened.Service.Case.Stage("done")!, null, null, Actor.System);
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Assert.DoesNotContain(await Due(5), it => it.Id == id.Value);
        Assert.Equal(reference, Assert.Single(await Due(7), it => it.Id == id.Value).Reference);
        await site.InScope(async scope =>
        {
            Assert.True(await Files(scope).Dispose(id.Value, default));
            return await scope.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Assert.Equal(0, await site.InDatabase(db => db.Set<FileRow>().CountAsync(it => it.About == id.Value)));
        Assert.DoesNotContain(await Due(7), it => it.Id == id.Value);
    }

    Task<IReadOnlyList<DueRecord>> Due(int months) => site.InScope(scope => Files(scope).Due(site.Clock.GetUtcNow().UtcDateTime.AddMonths(months), 1000, default));

    static IRetained Files(IServiceProvider scope) => scope.GetServices<IRetained>().Single(it => it.Key == "case-files");
}
