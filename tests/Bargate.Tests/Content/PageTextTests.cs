using Bargate.Content.Editing;
using Bargate.Content.Loading;
using Bargate.Kernel.Yaml;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Content;

/// <summary>A page keeps its bytes where nothing was changed: every practice page, and generated ones with all that a hand-written file may have.</summary>
public sealed class PageTextTests
{
    static IEnumerable<string> PracticeFiles => Repository.Files("councils/southampton/pages", ".md").Where(it => it.Split('/').Length > 4);

    static Dictionary<string, string> Fields(PageText page) => PageText.Keys.ToDictionary(it => it, it => page[it]);

    // As a browser sends a form back.
    static Dictionary<string, string> Sent(PageText page) => Fields(page).ToDictionary(it => it.Key, it => TextLines.Plain(it.Value).Replace("\n", "\r\n", StringComparison.Ordinal));

    static string Crlf(string text) => TextLines.Plain(text).Replace("\n", "\r\n", StringComparison.Ordinal);

    [Fact]
    public void Every_practice_page_opens_as_fields_and_is_saved_without_a_byte_changed()
    {
        var files = PracticeFiles.ToList();
        Assert.True(files.Count > 150);
        foreach (var file in files)
            foreach (var text in new[] { Repository.Read(file), Crlf(Repository.Read(file)), '\uFEFF' + Repository.Read(file) })
            {
                var page = PageText.Open(text);
                Assert.True(page is not null, $"{file} does not open");
                Assert.Equal(text, page.With(Sent(page), Crlf(page.Body)));
                // A field alone changes its own line.
                var changed = page.With(new Dictionary<string, string> { ["summary"] = "Other: words #1" }, Crlf(page.Body));
                Assert.Equal("Other: words #1", PageText.Open(changed)!["summary"]);
                var (was, now) = (TextLines.Split(text), TextLines.Split(changed));
                Assert.Equal(was.Count, now.Count);
                Assert.Single(was.Zip(now), it => it.First != it.Second);
            }
    }

    [Fact]
    public void Generated_pages_keep_every_byte_that_no_field_changed() => Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Page()), text =>
    {
        var page = PageText.Open(text);
        Assert.True(page is not null, text);
        Assert.Equal(text, page!.With(Sent(page), Crlf(page.Body)));
        var fields = Fields(page);
        fields["title"] = "A 'new' \"title\": yes # no";
        fields["related"] = string.Join('\n', page["related"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Append("/new/page"));
        fields["lgsl"] = page["lgsl"].Length > 0 ? "" : "57";
        var changed = page.With(fields, Crlf(page.Body));
        var read = PageText.Open(changed);
        Assert.True(read is not null, $"{text}\nbecame\n{changed}");
        foreach (var key in PageText.Keys) Assert.True(fields[key] == read![key], $"{key} is '{read[key]}' and not '{fields[key]}':\n{text}\nbecame\n{changed}");
        Assert.Equal(page.Body, read!.Body);
        // Every comment of a line that stayed is there.
        foreach (var line in TextLines.Split(text).Where(it => it.Text.StartsWith('#'))) Assert.Contains(line.Text + line.End, changed, StringComparison.Ordinal);
        return true;
    }));

    static Gen<string> Page() =>
        from end in Gen.Elements("\n", "\r\n")
        from mark in Gen.Elements("", "\uFEFF")
        from keys in Gen.Shuffle(new[] { "title", "summary", "topic", "owner", "review", "service", "related", "lgsl", "steps" })
        from count in Gen.Choose(5, 9)
        from quotes in Gen.ArrayOf(Gen.Elements("", "'", "\""), 9)
        from notes in Gen.ArrayOf(Gen.Elements("", "   # why"), 9)
        from between in Gen.ArrayOf(Gen.Elements("", "# a comment" + end, end, "# one" + end + end), 9)
        from block in Gen.Elements(true, false)
        from body in Gen.ListOf(Gen.Elements("## A heading", "", "Words with  two spaces ", "- a list", "\tindented", "É ünïcode 🌳", "---", "key: value"))
        from bodyEnds in Gen.ArrayOf(Gen.Elements("\n", "\r\n"), 40)
        let lines = keys.Take(count).Select((key, i) => Entry(key, quotes[i], notes[i], block, end) + between[i])
        select $"{mark}---{end}{string.Concat(lines)}---{end}{string.Concat(body.Take(40).Select((it, i) => it + bodyEnds[i]))}";

    static string Entry(string key, string quote, string note, bool block, string end) => key switch
    {
        "related" when block => $"related:{note}{end}  # first{end}  - /a/b{end}  - {quote}/c/d{quote}{note}{end}",
        "related" => $"related: [/a/b,  {quote}/c/d{quote}]{note}{end}",
        "steps" => $"steps:{end}  - title: One{end}    text: |{end}      # no comment{end}      Words.{end}{end}    links: []{end}",
        "lgsl" => $"lgsl:  57{note}{end}",
        "review" => $"review: {quote}2027-05-01{quote}{note}{end}",
        _ => $"{key}:  {quote}Some {key} of it{quote}{note}{end}",
    };

    [Theory]
    [InlineData("no fence at all"), InlineData("---\ntitle: x\n"), InlineData("---\n[a, b]\n---\n"), InlineData("---\ntitle: [a]\n---\n"), InlineData("---\n{ title: x }\n---\n"), InlineData("---\ntitle: x\ntitle: y\n---\n"), InlineData("---\ntitle: |\n  two\n  lines\n---\n")]
    public void What_no_form_can_show_is_edited_as_a_file(string text) => Assert.Null(PageText.Open(text));

    [Fact]
    public void A_line_that_stays_keeps_its_end_and_a_new_one_has_the_usual_one()
    {
        Assert.Equal("a\r\nb\nnew\r\nc\r\nd\r\n", TextLines.Keep("a\r\nb\nc\r\nd\r\n", "a\r\nb\r\nnew\r\nc\r\nd\r\n"));
        Assert.Equal("a\nb", TextLines.Keep("a\nb\n", "a\r\nb"));
        Assert.Equal("", TextLines.Keep("a\n", ""));
    }

    [Theory]
    [InlineData("/council-tax/pay", true), InlineData("/a", true), InlineData("/a/b/c/d", true)]
    [InlineData("/a/b/c/d/e", false), InlineData("/../etc/passwd", false), InlineData("/a/../b", false), InlineData("//a", false), InlineData("/a/", false), InlineData("/A/b", false), InlineData("/a/b.md", false), InlineData("/a\\b", false), InlineData("/a/%2e%2e", false), InlineData("/a/b\n", false), InlineData(null, false)]
    public void An_address_never_leads_out_of_its_folder(string? path, bool good) => Assert.Equal(good, PageName.IsPath(path));

    [Fact]
    public void The_redirects_get_a_line_and_those_that_led_to_the_old_address_lead_on()
    {
        var text = "# Old ones\r\n/a.aspx: /bins/old  # first\r\n/b.aspx: \"/bins/old\"\r\n/bins/new: /bins\r\n/c.aspx: /bins/older\r\n";
        var changed = PageChanges.Redirects(text, "/bins/old", "/bins/new");
        Assert.Equal("# Old ones\r\n/a.aspx: /bins/new  # first\r\n/b.aspx: \"/bins/new\"\r\n/c.aspx: /bins/older\r\n/bins/old: /bins/new\r\n", changed);
        Assert.Equal(4, RedirectReader.Read(changed, new Faults()).Count);
        Assert.Equal("/a/b: /c/d\n", PageChanges.Redirects(null, "/a/b", "/c/d"));
    }

    [Fact]
    public void Links_to_one_address_are_changed_and_those_that_only_begin_like_it_are_not() =>
        Assert.Equal("[a](/x/y) [b](/x/y#part) related: [/x/y, /a/b-c] https://example.org/a/b (/a/b/c)", PageChanges.Links("[a](/a/b) [b](/a/b#part) related: [/a/b, /a/b-c] https://example.org/a/b (/a/b/c)", "/a/b", "/x/y"));
}
