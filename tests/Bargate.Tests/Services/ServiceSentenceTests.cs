using Bargate.Forms;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Services;

/// <summary>Rules in plain words, conditions by picking, and the difference of two texts, with the words of the site and the practice council.</summary>
public sealed class ServiceSentenceTests(ServiceSentenceTests.Empty site) : IClassFixture<ServiceSentenceTests.Empty>
{
    public sealed class Empty : Site;

    const string Service = """
        title: Get a permit
        summary: Ask for a permit.
        topic: things
        team: waste
        questions:
          - id: kind
            ask: What is the problem?
            type: choice
            options: { pothole: Pothole, lamp: Lamp, other: Something else }
            exits: { when: kind == 'other', to: not-ours }
          - id: deep
            ask: How deep is it?
            type: number
            max: 50
            when: kind == 'pothole'
          - id: since
            ask: Since when?
            type: date
            max: today
          - id: cost
            ask: What did it cost?
            type: money
            optional: true
          - group: items
            ask: What should we take?
            item: thing
            repeat: { min: 1, max: 8 }
            questions:
              - id: thing
                ask: What is it?
                type: choice
                options: { sofa: A sofa, bed: A bed }
          - id: hurt
            ask: Is someone hurt?
            type: yes-no
          - id: price
            label: Price
            type: money
            value: "if(hurt, 1600, 3200) + max(0, count(items) - 3) * 900"
          - id: details
            ask: What else?
            type: text
            optional: true
            when: "true"
        exits:
          not-ours: { title: Not ours, body: Ask the park. }
        fee: { amount: price, for: Collection, when: not hurt }
        case:
          reference: ZZ
          auto: { when: hurt, to: done, reason: own, sample: 1 in 10 }
          assign:
            - { when: "deep > 4 and (hurt or kind in ['pothole', 'lamp'])", to: { team: waste, priority: urgent } }
            - to: { team: parking }
          stages:
            - { id: received, say: "We have it. We look by {due:looked}." }
            - { id: looked, say: We looked., target: 3 working days }
            - { id: done, say: "Closed. {reason}", closes: true, reasons: { own: It is yours. } }
          reopen: { by: [reporter], within: 14 days, from: [done] }
        keep: { answers: 24 months, files: 6 months, contact: 6 months, because: A duty. }
        """;

    ServiceCheck Check => site.Services.GetRequiredService<ServiceCheck>();

    ServiceSentences Sentences => site.Services.GetRequiredService<ServiceSentences>();

    CheckedText Read(string text = Service) => Check.Check(Check.Open("permit", text));

    CheckedText With(string old, string instead)
    {
        Assert.Contains(old, Service, StringComparison.Ordinal);
        return Read(Service.Replace(old, instead, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_rule_is_a_sentence_at_its_part() => Assert.Equal(
        """
        questions/kind: If *What is the problem?* is *Something else*, the form ends with *Not ours*
        questions/deep: Ask *How deep is it?* only if *What is the problem?* is *Pothole*
        questions/deep: The answer to *How deep is it?* is *50* or less
        questions/since: The answer to *Since when?* is today or earlier
        questions/items: *What should we take?* is asked of *1* to *8* of them
        questions/price: Work out *Price*: (*£16* if *Is someone hurt?* is *Yes* and otherwise *£32*) plus (the largest of *0* and the number of answers to *What should we take?* minus *3*) times *£9*
        questions/details: Ask *What else?* only if always
        fee: The resident pays *Price* for *Collection* only if *Is someone hurt?* is *No*
        case/auto: The case goes to *done* at once, because *It is yours*, if *Is someone hurt?* is *Yes*
        case/auto: An officer checks one in *10* of the cases that are done at once
        case/assign/0: The case goes to *Waste and recycling*, and is urgent, if *How deep is it?* is more than *4* and (*Is someone hurt?* is *Yes* or *What is the problem?* is *Pothole* or *Lamp*)
        case/assign/1: Otherwise the case goes to *Parking*
        case/stages/looked: *looked* is due 3 working days after the stage before
        case/stages/done: The case is closed at *done*
        case/reopen: For 14 days after the case was closed at *done*, the resident can say that it is not over
        case/overdue: When a target is missed, the lead of *Waste and recycling* hears of it, and the resident is told
        keep: The answers are kept for 2 years, files for 6 months, and names and ways to reach people for 6 months
        """.ReplaceLineEndings("\n"), string.Join('\n', Sentences.Rules(Read()).Select(it => $"{it.Path}: {it.Sentence.Marked()}")));

    [Theory]
    [InlineData("kind != 'lamp'", "*What is the problem?* is not *Lamp*")]
    [InlineData("kind not in ['lamp', 'other']", "*What is the problem?* is not *Lamp* or *Something else*")]
    [InlineData("hurt or not hurt and deep <= 2.5", "*Is someone hurt?* is *Yes* or (*Is someone hurt?* is *No* and *How deep is it?* is *2.5* or less)")]
    [InlineData("not (hurt or deep > 4)", "It is not so that (*Is someone hurt?* is *Yes* or *How deep is it?* is more than *4*)")]
    [InlineData("not (deep > 4)", "*How deep is it?* is *4* or less")]
    [InlineData("since < today - 3 working days", "*Since when?* is before 3 working days before today")]
    [InlineData("since >= '2026-01-31'", "*Since when?* is *31 January 2026* or later")]
    [InlineData("today + 1 month > since", "*Since when?* is before 1 month after today")]
    [InlineData("cost >= 2550", "*What did it cost?* is *£25.50* or more")]
    [InlineData("count(items) == 2", "The number of answers to *What should we take?* is *2*")]
    [InlineData("any(items.thing == 'sofa')", "One of *What should we take?* is such that *What is it?* is *A sofa*")]
    [InlineData("not any(items.thing == 'sofa')", "None of *What should we take?* is such that *What is it?* is *A sofa*")]
    [InlineData("age(since) < 18", "The age that *Since when?* comes to is less than *18*")]
    [InlineData("known(details) and not known(cost)", "*What else?* is answered and *What did it cost?* is not answered")]
    [InlineData("hurt == false", "*Is someone hurt?* is *No*")]
    [InlineData("deep * 2 > min(deep, 4) + 1", "*How deep is it?* times *2* is more than the smallest of *How deep is it?* and *4* plus *1*")]
    [InlineData("deep ==", "*deep ==* cannot be read")]
    public void A_condition_is_said_in_plain_words(string condition, string words) => Assert.Equal(words, Sentences.Condition(Read(), condition).Marked());

    [Fact]
    public void Every_rule_of_every_practice_service_has_its_words()
    {
        var read = 0;
        foreach (var file in Folder.GetFiles(Path.Combine(Given.CouncilFolder(), "services"), "*.yaml").Where(it => !it.EndsWith(".walks.yaml", StringComparison.Ordinal)))
        {
            var text = Check.Check(Check.Open(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)), File.ReadAllText(file.Replace(".yaml", ".walks.yaml", StringComparison.Ordinal)));
            Assert.True(text.IsSound, string.Join('\n', text.Faults.Select(it => it.Fault)));
            var rules = Sentences.Rules(text);
            Assert.All(rules, it => Assert.True(it.Path.Length > 0 && !it.Sentence.ToString().Contains("services.", StringComparison.Ordinal) && !it.Sentence.ToString().Contains('{', StringComparison.Ordinal) && !it.Sentence.ToString().Contains("==", StringComparison.Ordinal), $"{file} {it.Path}: {it.Sentence}"));
            Assert.Equal(text.Definition!.Questions.Count(it => it.When is not null && !it.IsComputed), rules.Count(it => it.Kind == RuleKind.Ask && !it.Sentence.ToString().StartsWith("Show", StringComparison.Ordinal)) - text.Definition.Questions.SelectMany(it => it.Items?.Questions ?? []).Count(it => it.When is not null));
            read += rules.Count;
        }
        Assert.True(read > 400, $"{read}");
    }

    [Theory]
    [InlineData("kind == 'pothole' and not hurt", true, "kind is pothole|hurt no ")]
    [InlineData("kind in ['lamp', 'other'] or deep >= 4", false, "kind one-of lamp, other|deep at-least 4")]
    [InlineData("cost > 2550 and since < today - 3 days", true, "cost more 25.5|since less today - 3 days")]
    [InlineData("count(items) > 3 and known(details)", true, "count(items) more 3|details known ")]
    [InlineData("kind not in ['lamp'] and age(since) >= 18 and hurt", true, "kind none-of lamp|age(since) at-least 18|hurt yes ")]
    public void A_condition_is_picked_and_written_as_it_was(string condition, bool all, string picks)
    {
        var subjects = Check.Subjects(Read(), "case/auto");
        var picked = PickedCondition.Of(condition, subjects)!;
        Assert.Equal((all, picks), (picked.All, string.Join('|', picked.Picks.Select(it => $"{it.Subject} {it.Operator} {it.Value}"))));
        Assert.Equal(condition, picked.Expression(subjects, out var reason));
        Assert.Null(reason);
    }

    [Theory]
    [InlineData("hurt and (deep > 4 or kind == 'lamp')")]
    [InlineData("deep > cost")]
    [InlineData("not (deep > 4)")]
    [InlineData("any(items.thing == 'sofa')")]
    public void What_cannot_be_picked_stays_as_it_is_written(string condition) => Assert.Null(PickedCondition.Of(condition, Check.Subjects(Read(), "case/auto")));

    [Fact]
    public void Only_what_was_asked_before_can_be_picked()
    {
        var read = Read();
        Assert.Equal(["kind"], Check.Subjects(read, "questions/deep").Select(it => it.Name));
        Assert.Equal(["kind"], Check.Subjects(read, "questions/kind/exits", itself: true).Select(it => it.Name));
        Assert.Empty(Check.Subjects(read, "questions/kind"));
        Assert.Equal(["kind", "deep", "since", "age(since)", "cost"], Check.Subjects(read, "questions/items/questions/thing").Select(it => it.Name));
        Assert.Contains("count(items)", Check.Subjects(read, "fee").Select(it => it.Name));
    }

    [Theory]
    [InlineData("kind", "is", "", "Say with what")]
    [InlineData("kind", "is", "lorry", "has no answer 'lorry'")]
    [InlineData("kind", "less", "lamp", "Pick how")]
    [InlineData("lorry", "is", "lamp", "Pick a question")]
    [InlineData("since", "less", "soon", "is not a date")]
    [InlineData("deep", "less", "deep", "is not a number")]
    public void A_line_that_is_not_whole_says_what_is_missing(string subject, string how, string value, string reason)
    {
        Assert.Null(new PickedCondition(true, [new Pick(subject, how, value)]).Expression(Check.Subjects(Read(), "fee"), out var said));
        Assert.Contains(reason, said);
    }

    [Fact]
    public void A_fault_is_at_its_question()
    {
        var read = With("when: kind == 'pothole'", "when: kind == 'potholes'");
        var fault = Assert.Single(read.Faults);
        Assert.Equal(("questions/deep", 15, 19), (fault.Part!.Path, fault.Fault.Line, fault.Fault.Column));
        Assert.Equal("Did you mean 'pothole'?", fault.Fault.Fix);
        Assert.Single(read.Of("questions/deep"));
        Assert.Equal("questions/items/questions/thing", Assert.Single(With("options: { sofa: A sofa, bed: A bed }", "options: { sofa: A sofa }").Faults).Part!.Path);
        Assert.Null(Assert.Single(With("topic: things\n", "").Faults).Part);
        Assert.Contains("writes references with", Assert.Single(With("reference: ZZ", "reference: PF").Faults).Fault.Problem);
    }

    [Fact]
    public void A_new_service_has_no_fault_and_its_walks_pass()
    {
        var (text, walks) = Check.New("mend-a-swing", "Mend: a swing", "waste");
        var read = Check.Check(text, walks);
        Assert.True(read.IsSound, string.Join('\n', read.Faults.Select(it => it.Fault)));
        Assert.Equal("Mend: a swing", read.Definition!.Title.In("en"));
        Assert.NotEmpty(Check.Check(text, walks.Replace("priority: urgent", "priority: routine", StringComparison.Ordinal)).Faults);
    }

    [Theory]
    [InlineData("title: Get a permit", "title: Get a pass", "Title: *Get a permit* became *Get a pass*")]
    [InlineData("    max: 50\n", "", "The most of the question *How deep is it?* is gone: *50*")]
    [InlineData("    max: 50\n", "    max: 50\n    hint: In cm\n", "Hint of the question *How deep is it?* is new: *In cm*")]
    [InlineData("when: kind == 'pothole'", "when: kind == 'lamp'", "Asked only if of the question *How deep is it?*: *What is the problem?* is *Pothole* became *What is the problem?* is *Lamp*")]
    [InlineData("lamp: Lamp, ", "", "The answer *Lamp* of the question *What is the problem?* is gone")]
    [InlineData("lamp: Lamp,", "lamp: Street light,", "The answer *Lamp* of the question *What is the problem?*: *Lamp* became *Street light*")]
    [InlineData("  - id: hurt\n    ask: Is someone hurt?\n    type: yes-no\n", "", "The question *Is someone hurt?* is gone")]
    [InlineData("  - id: since\n    ask: Since", "  - id: began\n    ask: Since", "The question *Since when?* has another id: *since* became *began*")]
    [InlineData("target: 3 working days", "target: 5 working days", "Due within of the stage *We looked.*: *3 working days* became *5 working days*")]
    [InlineData("answers: 24 months", "answers: 3 years", "Answers are kept for: *24 months* became *3 years*")]
    [InlineData("topic: things", "topic:   things # of all kinds", "The text is written in another way and says the same")]
    public void A_difference_is_said_in_words(string old, string instead, string words)
    {
        var change = Assert.Single(Sentences.Difference(Read(), With(old, instead)).Changes);
        Assert.Equal(words, change.Sentence.Marked());
    }

    [Fact]
    public void A_question_that_moved_is_named_with_the_one_before_it()
    {
        var text = Check.Open("permit", Service);
        var changes = Sentences.Difference(Read(), Check.Check(text.Move("questions/hurt", "questions", 1).Text)).Changes;
        Assert.Equal("The question *Is someone hurt?* stands after the question *What is the problem?* now", Assert.Single(changes).Sentence.Marked());
        Assert.Equal(ChangeKind.Moved, changes[0].Kind);
        Assert.True(Sentences.Difference(Read(), Read()).IsNone);
    }

    [Fact]
    public void Lines_are_compared_with_their_numbers()
    {
        var lines = Sentences.Difference(Read(), With("    max: 50\n", "    min: 1\n    max: 60\n")).Lines;
        Assert.Equal(["- 14     max: 50", "+ 14     min: 1", "+ 15     max: 60"], lines.Where(it => !it.IsSame).Select(it => it.After is null ? $"- {it.Before} {it.Text}" : $"+ {it.After} {it.Text}"));
        Assert.Equal(Service.Split('\n'), lines.Where(it => it.Before is not null).Select(it => it.Text));
        Assert.Equal(lines.Count(it => it.After is not null), lines.Max(it => it.After));
    }

    [Fact]
    public void Every_property_of_the_format_has_a_name_and_says_what_it_is_for()
    {
        var format = site.Services.GetRequiredService<ServiceFormat>();
        var words = site.Services.GetRequiredService<Words>();
        var nameless = from part in format.Parts
                       from property in format.Properties(part)
                       where property.Words == property.Name || property.Help.StartsWith("For questions of type", StringComparison.Ordinal) || property.Help.Length < 5
                       select $"{part}: {property.Name} ({property.Words}: {property.Help})";
        Rule.HasNoBreach(nameless);
        Assert.True(format.Parts.SelectMany(it => format.Properties(it)).Count() > 90);
        Assert.Equal(["min", "max"], format.Properties("question", "date").Where(it => it.Kind == PropertyKind.Date).Select(it => it.Name));
        Assert.DoesNotContain(format.Properties("question", "date"), it => it.Name is "options" or "max-length" or "duplicates/same");
        Assert.Equal(PropertyKind.Choice, format.Properties("question").Single(it => it.Name == "type").Kind);
        Assert.True(format.Properties("service").Single(it => it.Name == "keep/because").Required);
        Assert.NotNull(words);
    }
}
