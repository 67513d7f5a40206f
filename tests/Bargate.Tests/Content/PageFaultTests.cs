using Bargate.Content.Loading;
using Bargate.Kernel.Yaml;

namespace Bargate.Tests.Content;

/// <summary>What is wrong in a page is named with its line, and what is wrong is not published.</summary>
public sealed class PageFaultTests
{
    const string Good = """
        ---
        title: Pay a fine
        summary: How to pay
        topic: fines
        owner: parking
        review: 2027-05-01
        ---
        Pay it [online](/services/pay).

        ## If you can't pay

        See [debt advice](/fines/debt).
        """;

    static readonly World World = new(["parking"], it => it == "pay", it => it == "/track");

    static (ReadPage? Page, Faults Faults) Read(string text, string file = "pages/fines/pay.md")
    {
        var faults = new Faults();
        return (PageReader.Read(file, text, faults), faults);
    }

    [Fact]
    public void A_good_page_is_read_whole()
    {
        var (read, faults) = Read(Good);
        Assert.Empty(faults);
        Assert.Equal(("/fines/pay", "Pay a fine"), (read!.Page.Path, read.Page.Title));
        Assert.Equal(["/services/pay", "/fines/debt"], read.Links.Select(it => it.Url));
        Assert.Equal("pages/fines/pay.md:12:5", read.Links[1].At.ToString());
    }

    [Theory]
    [InlineData("review: 2027-05-01", "review: May", "pages/fines/pay.md:6:9", "'review' is not a date")]
    [InlineData("summary: How to pay\n", "", "pages/fines/pay.md:2:1", "'summary' is missing")]
    [InlineData("topic: fines", "topic: parking", "pages/fines/pay.md:4:8", "the folder is 'fines'")]
    [InlineData("owner:", "ownr: x\nowner:", "pages/fines/pay.md:5:1", "'ownr' is not known here")]
    [InlineData("## If", "# If", "pages/fines/pay.md:10:1", "one heading of the first level")]
    [InlineData("(/fines/debt)", "(debt)", "pages/fines/pay.md:12:5", "'debt' is not an address")]
    [InlineData("See ", "Ring {fone}. ", "pages/fines/pay.md:12:6", "'{fone}' is no name")]
    [InlineData("---\ntitle", "title", "pages/fines/pay.md:1:1", "no front matter")]
    public void A_fault_has_its_line_and_column(string was, string becomes, string at, string problem)
    {
        var (page, faults) = Read(Good.Replace(was, becomes, StringComparison.Ordinal));
        Assert.Null(page);
        Assert.Contains(faults, it => $"{it.File}:{it.Line}:{it.Column}" == at && it.Problem.Contains(problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_of_a_step_is_an_address_too()
    {
        var text = Good.Replace("review: 2027-05-01\n", "review: 2027-05-01\nsteps:\n  - title: First\n    links:\n      - title: Odd\n        url: javascript:alert(1)\n", StringComparison.Ordinal);
        var faults = new Faults();
        var check = FolderCheck.Run([File("pay", text), File("debt", Page("Debt", "Help."))], Published(), World, faults);
        Assert.Equal(["pages/fines/debt.md"], check.Sound.Select(it => it.File));
        Assert.StartsWith("pages/fines/pay.md:11:14: 'javascript:alert(1)' is not an address", Assert.Single(faults).ToString(), StringComparison.Ordinal);
        // What is on the site already stays readable.
        Assert.NotNull(Read(text).Page);
    }

    [Theory]
    [InlineData("owner: parking", "owner: parkng", "pages/fines/pay.md:5:8: There is no team 'parkng'. Did you mean 'parking'?")]
    [InlineData("review: 2027-05-01", "review: 2027-05-01\nservice: nothing", "pages/fines/pay.md:7:10: There is no service 'nothing'.")]
    [InlineData("/fines/debt", "/fines/depts", "pages/fines/pay.md:12:5: It links to /fines/depts, which is not a page. Did you mean /fines/debt?")]
    [InlineData("/services/pay", "/services/play", "pages/fines/pay.md:8:8: It links to /services/play")]
    public void What_it_names_must_be_there(string was, string becomes, string expected)
    {
        var faults = new Faults();
        var check = FolderCheck.Run([File("pay", Good.Replace(was, becomes, StringComparison.Ordinal)), File("debt", Page("Debt", "Help."))], Published(), World, faults);
        Assert.Equal(["pages/fines/debt.md"], check.Sound.Select(it => it.File));
        Assert.StartsWith(expected, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    // It is shown with plain text in place of the link until then.
    [Fact]
    public void A_page_that_links_to_one_with_a_fault_does_not_wait_for_it()
    {
        var folder = new[] { File("pay", Good), File("debt", Page("Debt", "See [more](/fines/more).")), File("more", "no front matter") };
        var check = FolderCheck.Run(folder, Published(("more", Page("More", "All."))), World, new());
        Assert.Equal(["pages/fines/pay.md", "pages/fines/debt.md"], check.Sound.Select(it => it.File));
        Assert.Equal(["pages/fines/more.md"], check.Stays);
    }

    [Fact]
    public void A_page_that_is_gone_stays_while_the_site_leads_to_it()
    {
        var published = Published(("pay", Good), ("debt", Page("Debt", "See [more](/fines/more).")), ("more", Page("More", "All.")), ("other", Page("Other", "All.")));
        // `pay` has a fault, so its last edition stays, and with it what that leads to.
        var check = FolderCheck.Run([File("pay", "broken")], published, World, new());
        Assert.Equal(["pages/fines/debt.md", "pages/fines/more.md", "pages/fines/pay.md"], check.Stays.Order());
    }

    [Fact]
    public void Two_pages_of_one_title_are_told_apart()
    {
        var faults = new Faults();
        FolderCheck.Run([File("a", Page("Fines", "All.")), File("b", Page("Fines", "All."))], Published(), World, faults);
        Assert.Equal("pages/fines/b.md:2:8: pages/fines/a.md has the title 'Fines' too. Give each page a title of its own: in a search they look alike", Assert.Single(faults).ToString());
    }

    static string Page(string title, string body) => $"---\ntitle: {title}\nsummary: About it\ntopic: fines\nowner: parking\nreview: 2027-05-01\n---\n{body}\n";

    static PageFile File(string name, string text) => new($"pages/fines/{name}.md", text, PageReader.Read($"pages/fines/{name}.md", text, new()));

    static Dictionary<string, ReadPage> Published(params (string Name, string Text)[] pages) => pages.ToDictionary(it => $"pages/fines/{it.Name}.md", it => Read(it.Text, $"pages/fines/{it.Name}.md").Page!);
}
