using Bargate.Content.Editing;
using Bargate.Content.Jobs;
using Bargate.Content.Storage;
using Bargate.Kernel.Councils;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Content;

/// <summary>A site with a council's folder of its own, whose pages may be written.</summary>
public class EditorSite : PracticeSite
{
    protected virtual bool MayWrite => true;

    protected override IEnumerable<string> Settings
    {
        get
        {
            var folder = Path.Combine(DataFolder, "council");
            foreach (var file in Folder.GetFiles(Path.Combine(Repository.Root, "councils", "southampton"), "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder, Path.GetRelativePath(Path.Combine(Repository.Root, "councils", "southampton"), file));
                Folder.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy, overwrite: true);
            }
            return [$"--Council={folder}", $"--Pages:WriteFolder={MayWrite}"];
        }
    }

    public string FileOf(string file) => Path.Combine(Services.GetRequiredService<Council>().Folder, file);

    public string Text(string file) => File.ReadAllText(FileOf(file));

    internal Task<PageWork> Work(string file) => InDatabase(db => db.PageWorks.AsNoTracking().Where(it => it.File == file || it.MovesFrom == file).OrderByDescending(it => it.Id).FirstAsync());

    /// <summary>What the host does once a minute.</summary>
    public Task PublishDue() => InScope(async it =>
    {
        await it.GetRequiredService<PublishScheduledPages>().Run(default);
        return 0;
    });
}

/// <summary>The same where the folder is never written.</summary>
public sealed class ReadOnlyEditorSite : EditorSite
{
    protected override bool MayWrite => false;
}

/// <summary>What officers do with a page, through its forms.</summary>
static class Editing
{
    /// <summary>Presses the button of a form that goes to this handler.</summary>
    public static Task<Page> Press(this Visitor officer, Page page, string handler, params (string Name, string Value)[] fields)
    {
        var action = page.Document.QuerySelectorAll("main form").Select(it => it.GetAttribute("action") ?? "").FirstOrDefault(it => it.Contains("handler=" + handler, StringComparison.Ordinal));
        Assert.True(action is not null, $"{page.Url} has no button for {handler}: {page.Main}");
        return officer.Submit(page, fields.ToDictionary(it => it.Name, it => it.Value), action);
    }

    public static async Task<Page> Begin(this Visitor officer, string path) => await officer.Press(await officer.Get("/staff/pages/page?at=" + path), "Edit");

    /// <summary>Saves the editor's form as it stands, with these fields changed.</summary>
    public static Task<Page> Save(this Visitor officer, Page editor, params (string Name, string Value)[] changed)
    {
        var form = editor.Document.QuerySelector("form.bg-editor")!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
            // As a browser sends it: every line end is CR LF.
            fields[field.GetAttribute("name")!] = field switch
            {
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\r\n"),
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
                _ => ((AngleSharp.Html.Dom.IHtmlInputElement)field).Value ?? "",
            };
        foreach (var (name, value) in changed) fields[name] = value;
        return officer.Submit(editor, fields, form.GetAttribute("action"));
    }

    public static string Notice(this Page page) => page.Document.QuerySelector(".govuk-notification-banner__heading")?.TextContent.Trim() ?? "";

    public static string Body(this Page editor) => ((AngleSharp.Html.Dom.IHtmlTextAreaElement)editor.Document.QuerySelector("textarea[name=Body]")!).Value;

    /// <summary>Sends an edition, has a second person approve it, and publishes it.</summary>
    public static async Task<Page> PublishAs(this Visitor reader, Visitor writer, string work)
    {
        Assert.Contains("Sent.", (await writer.Press(await writer.Get(work), "Ask")).Notice(), StringComparison.Ordinal);
        var approved = await reader.Press(await reader.Get(work), "Approve");
        Assert.Contains("Approved.", approved.Notice(), StringComparison.Ordinal);
        return await reader.Press(approved, "Publish");
    }

    public static string Id(this Page page) => page.Url.Split('?')[0].Split('/')[^1];
}
