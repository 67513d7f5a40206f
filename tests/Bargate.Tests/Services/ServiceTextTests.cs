using System.Text;
using Bargate.Services.Contract;

namespace Bargate.Tests.Services;

/// <summary>Changing a service's text: what is spoken of changes, and every other byte stays.</summary>
public sealed class ServiceTextTests
{
    const string Service = """
        # What everybody knows.
        title: Report a thing
        summary: Tell us about a thing.
        topic: things
        team: waste

        questions:
          # The first one.
          - id: kind   # short
            ask: "What is it?"
            type: choice
            options:
              lamp: A lamp
              bench: { text: A bench, hint: In a park }
            exits: { when: kind == 'bench', to: not-ours }
          - group: about
            ask: About it
            questions:
              - id: dark
                ask: Is it dark?
                type: yes-no
              - { id: old, ask: Is it old?, type: yes-no }
          - id: words
            ask: What else?
            type: long-text

        exits:
          not-ours:
            title: Not ours
            body: |
              Ask the park.

              It is theirs.
        case:
          reference: TH
          stages:
            - { id: received, say: We have it. }
            - { id: done, say: We looked., closes: true }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    static ServiceText Text(string text = Service) => ServiceText.Of("report-a-thing", text);

    static ServiceText Done(Edited edited)
    {
        Assert.True(edited.Done, edited.Refused);
        return edited.Text;
    }

    /// <summary>The lines that only one of the texts has.</summary>
    static (string[] Gone, string[] New) Changed(string before, string after)
    {
        var (old, now) = (before.Split('\n').ToList(), after.Split('\n').ToList());
        var same = 0;
        while (same < Math.Min(old.Count, now.Count) && old[same] == now[same]) same++;
        var end = 0;
        while (end < Math.Min(old.Count, now.Count) - same && old[^(end + 1)] == now[^(end + 1)]) end++;
        return ([.. old.Skip(same).Take(old.Count - same - end)], [.. now.Skip(same).Take(now.Count - same - end)]);
    }

    static void Changes(Edited edited, string[] gone, string[] now, string? before = null)
    {
        var (old, written) = Changed(before ?? Service, Done(edited).Text);
        Assert.Equal(gone, old);
        Assert.Equal(now, written);
    }

    [Fact]
    public void The_pages_are_listed_with_their_lines()
    {
        Assert.Equal(
            ["questions/kind Question 8-15 What is it?", "questions/about Group 16-22 About it", "questions/words Question 23-25 What else?"],
            Text().Pages.Select(it => $"{it.Path} {it.Kind} {it.Line}-{it.LastLine} {it.Name}"));
        Assert.Equal(["questions/about/questions/dark", "questions/about/questions/old"], Text().Pages[1].Parts.Select(it => it.Path));
        Assert.Equal("questions/about/questions/old", Text().PartAt(22)!.Path);
        Assert.Equal(["exits/not-ours", "case/stages/received", "case/stages/done"], Text().Parts.Skip(3).Select(it => it.Path));
    }

    [Theory]
    [InlineData("", "title", "Report: a thing", "title: Report a thing", "title: \"Report: a thing\"")]
    [InlineData("", "summary", "Tell us.", "summary: Tell us about a thing.", "summary: Tell us.")]
    [InlineData("questions/kind", "ask", "Which is it?", "    ask: \"What is it?\"", "    ask: \"Which is it?\"")]
    [InlineData("questions/kind", "id", "sort", "  - id: kind   # short", "  - id: sort   # short")]
    [InlineData("questions/kind", "options/lamp", "No", "      lamp: A lamp", "      lamp: \"No\"")]
    [InlineData("questions/about/questions/old", "ask", "Is it old, or worn?", "      - { id: old, ask: Is it old?, type: yes-no }", "      - { id: old, ask: \"Is it old, or worn?\", type: yes-no }")]
    [InlineData("keep", "answers", "3 years", "keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }", "keep: { answers: 3 years, files: 6 months, contact: 6 months, because: A duty. }")]
    public void Setting_a_property_changes_its_line_alone(string path, string property, string value, string before, string after)
    {
        Changes(Text().Set(path, property, value), [before], [after]);
        var old = Text().Get(path, property);
        var renamed = property == "id" ? $"questions/{value}" : path;
        Assert.Equal(Service, Done(Done(Text().Set(path, property, value)).Set(renamed, property, old)).Text);
    }

    [Theory]
    [InlineData("", "takes", "2 minutes", "takes: 2 minutes")]
    [InlineData("questions/kind", "label", "Kind", "    label: Kind")]
    [InlineData("questions/words", "max-length", "500", "    max-length: 500")]
    [InlineData("questions/words", "optional", "true", "    optional: true")]
    [InlineData("questions/words", "errors/missing", "Tell us: what else?", "    errors:", "      missing: \"Tell us: what else?\"")]
    [InlineData("questions/words", "hint", "First line\n\nThird line", "    hint: |", "      First line", "", "      Third line")]
    [InlineData("", "needs", "A photo\nYour postcode, if you have one", "needs:", "  - A photo", "  - Your postcode, if you have one")]
    [InlineData("", "messages", "email, letter", "messages: [email, letter]")]
    [InlineData("exits/not-ours", "link", "https://example.org", "    link: https://example.org")]
    public void A_property_that_is_new_is_written_where_an_engineer_writes_it_and_goes_without_a_trace(string path, string property, string value, params string[] written)
    {
        Changes(Text().Set(path, property, value), [], written);
        var added = Done(Text().Set(path, property, value));
        Assert.Equal(value, added.Get(path, property));
        Assert.Equal(Service, Done(added.Set(path, property.Split('/')[0], null)).Text);
        Assert.Equal(Service, Done(added.Set(path, property, null)).Text);
    }

    [Fact]
    public void A_question_is_added_moved_and_removed()
    {
        string[] size = ["  - id: size", "    ask: How big is it?", "    type: number"];
        Changes(Text().AddQuestion("questions", 1, "size", "number", "How big is it?"), [], size);
        Changes(Text().AddQuestion("questions", 9, "size", "number", "How big is it?"), [], size);
        Changes(Text().AddQuestion("questions/about/questions", 0, "size", "number", "How big is it?"), [], [.. size.Select(it => "    " + it)]);
        foreach (var (list, at) in new[] { ("questions", 0), ("questions", 1), ("questions", 3), ("questions/about/questions", 0), ("questions/about/questions", 2) })
            Assert.Equal(Service, Done(Done(Text().AddQuestion(list, at, "size", "choice", "How big is it?")).Remove($"{list}/size")).Text);
    }

    [Fact]
    public void Moving_takes_the_comments_along_and_moving_back_leaves_no_trace()
    {
        var down = Done(Text().MoveDown("questions/kind"));
        Assert.Equal(["about", "kind", "words"], down.Pages.Select(it => it.Id));
        Assert.Contains("  # The first one.\n  - id: kind   # short\n", down.Text, StringComparison.Ordinal);
        Assert.Equal(Service, Done(down.MoveUp("questions/kind")).Text);
        Assert.Equal(Service, Done(Done(Text().Move("questions/words", "questions", 0)).Move("questions/words", "questions", 2)).Text);
        Assert.Equal(Service, Done(Done(Text().MoveDown("questions/kind/options/lamp")).MoveUp("questions/kind/options/lamp")).Text);
        Assert.Equal(Service, Done(Done(Text().MoveUp("case/stages/done")).MoveDown("case/stages/done")).Text);
        var within = Done(Text().Move("questions/words", "questions/about/questions", 1));
        Assert.Contains("      - id: words\n        ask: What else?\n        type: long-text\n      - { id: old", within.Text, StringComparison.Ordinal);
        Assert.Equal(Service, Done(within.Move("questions/about/questions/words", "questions", 2)).Text);
        var outside = Done(Text().Move("questions/about/questions/old", "questions", 0));
        Assert.Equal(Service, Done(outside.Move("questions/old", "questions/about/questions", 1)).Text);
        Assert.Equal("This is the first one already", Text().MoveUp("questions/kind").Refused);
    }

    [Fact]
    public void Options_are_added_set_and_removed()
    {
        Changes(Text().AddOption("questions/kind", "bin", "A bin"), [], ["      bin: A bin"]);
        Changes(Text().AddOption("questions/kind", "bin", "A bin, full", "Of any colour", 0), [], ["      bin:", "        text: A bin, full", "        hint: Of any colour"]);
        Changes(Text().SetOption("questions/kind", "lamp", "A lamp", "It is dark"), ["      lamp: A lamp"], ["      lamp: { text: A lamp, hint: It is dark }"]);
        Changes(Text().SetOption("questions/kind", "bench", "A seat", "In a park"), ["      bench: { text: A bench, hint: In a park }"], ["      bench: { text: A seat, hint: In a park }"]);
        Changes(Text().SetOption("questions/kind", "bench", "A seat"), ["      bench: { text: A bench, hint: In a park }"], ["      bench: A seat"]);
        Changes(Text().Remove("questions/kind/options/lamp"), ["      lamp: A lamp"], []);
        Assert.Equal(Service, Done(Done(Text().AddOption("questions/kind", "bin", "A bin", "Of any colour")).Remove("questions/kind/options/bin")).Text);
    }

    [Fact]
    public void One_exit_is_a_map_and_several_are_a_list()
    {
        Changes(Text().AddExit("questions/words", "known(words)", "not-ours"), [], ["    exits: { when: known(words), to: not-ours }"]);
        var two = Text().AddExit("questions/kind", "kind in ['lamp']", "not-ours");
        Changes(two, ["    exits: { when: kind == 'bench', to: not-ours }"], ["    exits:", "      - { when: kind == 'bench', to: not-ours }", "      - { when: \"kind in ['lamp']\", to: not-ours }"]);
        Changes(two.Text.AddExit("questions/kind", "hurt", "not-ours"), [], ["      - { when: hurt, to: not-ours }"], two.Text.Text);
        Assert.Equal(two.Text.Text, Done(two.Text.AddExit("questions/kind", "hurt", "not-ours").Text.Remove("questions/kind/exits/2")).Text);
    }

    [Fact]
    public void A_text_is_written_in_another_language_and_goes_again()
    {
        var text = ServiceText.Of("report-a-thing", Service, "en");
        Changes(text.Set("questions/words", "ask", "Co: jeszcze?", "pl"), ["    ask: What else?"], ["    ask: { en: What else?, pl: \"Co: jeszcze?\" }"]);
        var both = Done(text.Set("questions/words", "ask", "Co jeszcze?", "pl"));
        Assert.Equal(("What else?", "Co jeszcze?"), (both.Get("questions/words", "ask", "en"), both.Get("questions/words", "ask", "pl")));
        Changes(both.Set("questions/words", "ask", "Co?", "pl"), ["    ask: { en: What else?, pl: Co jeszcze? }"], ["    ask: { en: What else?, pl: Co? }"], both.Text);
        Assert.Null(text.Get("questions/words", "ask", "pl"));
        Assert.Contains("several languages", both.Set("questions/words", "ask", "Co?").Refused);
        Assert.Equal(Service, Done(both.Set("questions/words", "ask", null, "pl")).Text);
        Assert.Equal("What else?", both.Part("questions/words")!.Name);
        Changes(text.Set("questions/words", "ask", "What more?", "en"), ["    ask: What else?"], ["    ask: What more?"]);
    }

    [Fact]
    public void A_question_may_be_called_as_a_part_of_the_format_is()
    {
        var text = Done(Text().AddQuestion("questions", 1, "reasons", "text", "Why?"));
        Assert.Contains("    optional: true\n", Done(text.Set("questions/reasons", "optional", "true")).Text, StringComparison.Ordinal);
        var options = Done(text.AddQuestion("questions", 1, "options", "choice", "Which?"));
        Assert.Contains("      first: \"12\"\n", Done(options.Set("questions/options", "options/first", "12")).Text, StringComparison.Ordinal);
        Assert.Equal(options.Text, Done(Done(options.AddOption("questions/options", "when", "Now")).Remove("questions/options/options/when")).Text);
        Assert.Contains("      from: One, two\n", Done(Done(options.AddOption("questions/options", "from", "One")).Set("questions/options", "options/from", "One, two")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_part_is_written_as_its_own_text()
    {
        foreach (var path in new[] { "title", "questions", "questions/kind", "questions/kind/options", "questions/about", "questions/about/questions/old", "exits/not-ours", "exits/not-ours/body", "case", "case/stages", "keep" })
        {
            var yaml = Text().YamlOf(path)!;
            Assert.Equal(Service, Done(Text().SetYaml(path, yaml)).Text);
            Assert.Equal(Service, Done(Text().SetYaml(path, yaml.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n")).Text);
        }
        Changes(Text().SetYaml("fee", "amount: 1500\nfor: A thing"), [], ["fee:", "  amount: 1500", "  for: A thing"]);
        Changes(Text().SetYaml("questions/words/duplicates", "{ radius-m: 50 }"), [], ["    duplicates: { radius-m: 50 }"]);
        Assert.Contains("not YAML", Text().SetYaml("fee", "{ amount: 1").Refused);
        Assert.Contains("'ask' is there already", Text().AddEntry("questions/kind", "ask", "x").Refused);
    }

    [Fact]
    public void Line_ends_a_byte_order_mark_and_the_end_of_the_file_stay()
    {
        foreach (var end in new[] { "\r\n", "\n" })
            foreach (var last in new[] { "", end, end + end })
            {
                var text = "\uFEFF" + Service.Replace("\n", end, StringComparison.Ordinal) + last;
                var open = ServiceText.Of("report-a-thing", Encoding.UTF8.GetBytes(text))!;
                Assert.Equal(3, open.Pages.Count);
                var added = Done(open.AddQuestion("questions", 3, "size", "number", "How big is it?"));
                Assert.Equal(3 + text.Split(end).Length, added.Text.Split(end).Length);
                Assert.Equal(text.Replace(end, "", StringComparison.Ordinal).Length, added.Text.Replace(end, "", StringComparison.Ordinal).Length - "  - id: size    ask: How big is it?    type: number".Length);
                Assert.Equal(Encoding.UTF8.GetBytes(text), Done(added.Remove("questions/size")).Bytes());
                Assert.Equal(text, Done(Done(open.Set("", "takes", "2 minutes")).Set("", "takes", null)).Text);
                Assert.Equal(text, Done(Done(open.SetYaml("renewal", "from: [done]")).SetYaml("renewal", null)).Text);
            }
    }

    [Fact]
    public void A_text_that_cannot_be_read_refuses_every_change_with_its_place()
    {
        var broken = Text("title: [a");
        Assert.False(broken.IsReadable);
        Assert.Contains("services/report-a-thing.yaml:", broken.Set("", "title", "x").Refused);
        Assert.Equal("title: [a", broken.Set("", "title", "x").Text.Text);
    }
}
