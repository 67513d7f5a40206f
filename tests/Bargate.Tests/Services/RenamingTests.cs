using Bargate.Services.Contract;

namespace Bargate.Tests.Services;

/// <summary>Another id for a question, an option, a stage or an exit page, and everything that names it.</summary>
public sealed class RenamingTests
{
    const string Service = """
        title: Report a thing
        summary: Tell us.
        topic: things
        team: waste
        questions:
          - id: kind # of thing
            ask: What kind is it?
            type: choice
            options: { lamp: A lamp, 'bench': A bench }
            exits: { when: kind == 'bench', to: not-ours }
          - id: kind-of
            ask: Which one?
            type: text
            when: "kind in ['lamp', 'bench'] and known(kind)"
          - group: items
            ask: What else?
            item: thing
            repeat: { min: 0, max: 3 }
            questions:
              - { id: kind-too, ask: What?, type: choice, options: { lamp: A lamp, shed: A shed } }
          - id: place
            ask: Where?
            type: location
            when: kind == 'lamp' or any(items.kind-too == 'lamp')
            duplicates: { radius-m: 50, same: [kind] }
        exits:
          not-ours: { title: Not ours, body: kind }
        case:
          reference: TH
          auto: { when: kind=='lamp', to: done, sample: 1 in 10 }
          stages:
            - { id: received, say: "We look by {due:done}." }
            - id: done
              say: |
                See {due:done} for kind.
              closes: true
          public: { show: [kind, place.street] }
          reopen: { within: 14 days, from: [done] }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    const string Walks = """
        walks:
          - walk: A lamp # kind
            answers: { kind: lamp, items: [ { kind-too: lamp } ], place: { latitude: 50.9, longitude: -1.4 } }
            change: [ { question: kind, to: lamp } ]
            expect: { pages: [kind, kind-of, items, place, check], case: { stage: done } }
          - walk: A bench
            answers:
              kind: bench
            expect: { exit: not-ours }
        """;

    /// <summary>What stands where the old text had something else, word by word.</summary>
    static string Changes(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        Assert.Equal(old.Length, now.Length);
        return string.Join('\n', old.Zip(now).Where(it => it.First != it.Second).Select(it => it.Second.Trim()));
    }

    static Renamed Renamed(string path, string id, string service, string walks)
    {
        var renamed = ServiceText.Of("report-a-thing", Service).Rename(path, id, Walks);
        Assert.True(renamed.Done, renamed.Refused);
        Assert.Equal(service.ReplaceLineEndings("\n"), Changes(Service, renamed.Text.Text));
        Assert.Equal(walks.ReplaceLineEndings("\n"), Changes(Walks, renamed.Walks!));
        var back = renamed.Text.Rename(path[..(path.LastIndexOf('/') + 1)] + id, path[(path.LastIndexOf('/') + 1)..], renamed.Walks);
        Assert.Equal((Service, Walks), (back.Text.Text, back.Walks));
        return renamed;
    }

    [Fact]
    public void A_question() => Assert.Equal(
        ["service 10", "service 14", "service 24", "service 25", "service 30", "service 37", "walks 3", "walks 4", "walks 5", "walks 8"],
        Renamed("questions/kind", "sort",
            """
            - id: sort # of thing
            exits: { when: sort == 'bench', to: not-ours }
            when: "sort in ['lamp', 'bench'] and known(sort)"
            when: sort == 'lamp' or any(items.kind-too == 'lamp')
            duplicates: { radius-m: 50, same: [sort] }
            auto: { when: sort=='lamp', to: done, sample: 1 in 10 }
            public: { show: [sort, place.street] }
            """,
            """
            answers: { sort: lamp, items: [ { kind-too: lamp } ], place: { latitude: 50.9, longitude: -1.4 } }
            change: [ { question: sort, to: lamp } ]
            expect: { pages: [sort, kind-of, items, place, check], case: { stage: done } }
            sort: bench
            """).Uses.Select(it => $"{(it.File.EndsWith(".walks.yaml", StringComparison.Ordinal) ? "walks" : "service")} {it.Line}"));

    [Fact]
    public void An_option_of_one_question_alone() => Renamed("questions/kind/options/lamp", "light",
        """
        options: { light: A lamp, 'bench': A bench }
        when: "kind in ['light', 'bench'] and known(kind)"
        when: kind == 'light' or any(items.kind-too == 'lamp')
        auto: { when: kind=='light', to: done, sample: 1 in 10 }
        """,
        """
        answers: { kind: light, items: [ { kind-too: lamp } ], place: { latitude: 50.9, longitude: -1.4 } }
        change: [ { question: kind, to: light } ]
        """);

    [Fact]
    public void A_question_of_a_repeatable_group_and_its_option()
    {
        Renamed("questions/items/questions/kind-too", "what",
            """
            - { id: what, ask: What?, type: choice, options: { lamp: A lamp, shed: A shed } }
            when: kind == 'lamp' or any(items.what == 'lamp')
            """,
            "answers: { kind: lamp, items: [ { what: lamp } ], place: { latitude: 50.9, longitude: -1.4 } }");
        Renamed("questions/items/questions/kind-too/options/lamp", "light",
            """
            - { id: kind-too, ask: What?, type: choice, options: { light: A lamp, shed: A shed } }
            when: kind == 'lamp' or any(items.kind-too == 'light')
            """,
            "answers: { kind: lamp, items: [ { kind-too: light } ], place: { latitude: 50.9, longitude: -1.4 } }");
    }

    [Fact]
    public void A_group_a_place_with_parts_a_stage_and_an_exit()
    {
        Renamed("questions/items", "things",
            """
            - group: things
            when: kind == 'lamp' or any(things.kind-too == 'lamp')
            """,
            """
            answers: { kind: lamp, things: [ { kind-too: lamp } ], place: { latitude: 50.9, longitude: -1.4 } }
            expect: { pages: [kind, kind-of, things, place, check], case: { stage: done } }
            """);
        Renamed("questions/place", "where",
            """
            - id: where
            public: { show: [kind, where.street] }
            """,
            """
            answers: { kind: lamp, items: [ { kind-too: lamp } ], where: { latitude: 50.9, longitude: -1.4 } }
            expect: { pages: [kind, kind-of, items, where, check], case: { stage: done } }
            """);
        Renamed("case/stages/done", "closed",
            """
            auto: { when: kind=='lamp', to: closed, sample: 1 in 10 }
            - { id: received, say: "We look by {due:closed}." }
            - id: closed
            See {due:closed} for kind.
            reopen: { within: 14 days, from: [closed] }
            """,
            "expect: { pages: [kind, kind-of, items, place, check], case: { stage: closed } }");
        Renamed("exits/not-ours", "elsewhere",
            """
            exits: { when: kind == 'bench', to: elsewhere }
            elsewhere: { title: Not ours, body: kind }
            """,
            "expect: { exit: elsewhere }");
    }

    [Theory]
    [InlineData("questions/kind", "Kind", "'Kind' is not an id")]
    [InlineData("questions/kind", "today", "'today' is not an id")]
    [InlineData("questions/kind", "place", "'place' is there already")]
    [InlineData("questions/none", "sort", "There is no part 'questions/none'")]
    [InlineData("keep/answers", "sort", "Only questions")]
    public void What_cannot_be_an_id_is_refused(string path, string id, string reason)
    {
        var renamed = ServiceText.Of("report-a-thing", Service).Rename(path, id, Walks);
        Assert.Contains(reason, renamed.Refused);
        Assert.Equal((Service, Walks), (renamed.Text.Text, renamed.Walks));
    }
}
