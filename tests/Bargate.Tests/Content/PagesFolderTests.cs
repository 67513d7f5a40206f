using Bargate.Content.Editing;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Tests.Content;

/// <summary>What is written into the council's folder: all of it or nothing, and nothing outside it.</summary>
public sealed class PagesFolderTests : IDisposable
{
    readonly string root = Folder.CreateTempSubdirectory("bargate-pages-").FullName;

    PagesFolder Pages => new(Council.Load(Path.Combine(root, "council"), new Faults()), mayWrite: true);

    public PagesFolderTests() => Folder.CreateDirectory(Path.Combine(root, "council", "pages"));

    public void Dispose() => Folder.Delete(root, recursive: true);

    string At(string file) => Path.Combine(root, "council", file);

    [Fact]
    public void What_is_written_is_read_byte_for_byte_and_can_be_taken_back()
    {
        var text = "\uFEFF---\r\ntitle: É 🌳\r\n---\r\n";
        Assert.NotNull(Pages.Write(new Dictionary<string, string?> { ["pages/a/b.md"] = text }));
        Assert.Equal(text, Pages.Read("pages/a/b.md"));
        var written = Pages.Write(new Dictionary<string, string?> { ["pages/a/b.md"] = null, ["pages/a/c.md"] = "new", ["redirects.yaml"] = "/a/b: /a/c\n" })!;
        Assert.Equal([At("pages/a/c.md")], Folder.GetFiles(At("pages/a")));
        written.Undo();
        Assert.Equal([At("pages/a/b.md")], Folder.GetFiles(At("pages/a")));
        Assert.Equal(text, Pages.Read("pages/a/b.md"));
        Assert.False(File.Exists(At("redirects.yaml")));
    }

    [Fact]
    public void Where_one_file_cannot_be_written_none_is()
    {
        // A file stands where a folder should be.
        File.WriteAllText(At("pages/fines"), "");
        Assert.Null(Pages.Write(new Dictionary<string, string?> { ["pages/other/a.md"] = "text", ["pages/fines/b.md"] = "text" }));
        Assert.False(File.Exists(At("pages/other/a.md")));
        Assert.Null(new PagesFolder(Council.Load(Path.Combine(root, "council"), new Faults()), mayWrite: false).Write(new Dictionary<string, string?> { ["pages/other/a.md"] = "text" }));
    }

    [Theory]
    [InlineData("pages/../council.yaml"), InlineData("pages/a/../../x.md"), InlineData("/etc/a/b.md"), InlineData("services/a/b.md"), InlineData("pages/linked/b.md"), InlineData("pages/a.md"), InlineData("council.yaml")]
    public void Nothing_outside_its_pages_is_read_or_written(string file)
    {
        Folder.CreateDirectory(Path.Combine(root, "outside"));
        Folder.CreateSymbolicLink(At("pages/linked"), Path.Combine(root, "outside"));
        Assert.Null(Pages.Write(new Dictionary<string, string?> { [file] = "text" }));
        Assert.Null(Pages.Read(file));
        Assert.Empty(Folder.GetFiles(root, "*", SearchOption.AllDirectories));
    }
}
