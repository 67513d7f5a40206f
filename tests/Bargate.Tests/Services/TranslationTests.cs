using System.Text.RegularExpressions;
using Bargate.Forms;
using Bargate.Services.Contract;
using Bargate.Services.Loading;

namespace Bargate.Tests.Services;

/// <summary>A service that speaks two languages speaks both everywhere: each single text that lacks one is named with its file, line and column.</summary>
public sealed partial class TranslationTests
{
    static readonly Surroundings Around = Surroundings.Of(QuestionTypes.All.Select(it => it.Kind), [new Team("waste", "Waste", "waste@example.org", [])], ["en", "pl"]);

    // Every key that holds a text for people, once.
    const string Service = """
        title: { en: A thing, pl: Rzecz }
        summary: { en: A thing., pl: Rzecz. }
        topic: things
        team: waste
        languages: [en, pl]
        takes: { en: 2 minutes, pl: 2 minuty }
        for: { en: Everybody, pl: Wszyscy }
        needs: [ { en: A pen, pl: Pióro } ]
        before: { en: Read this., pl: Przeczytaj. }
        questions:
          - id: kind
            ask: { en: Which?, pl: Co? }
            label: { en: Kind, pl: Rodzaj }
            hint: { en: Look at it., pl: Popatrz. }
            why: { en: We need it., pl: Musimy. }
            type: choice
            options: { lamp: { text: { en: A lamp, pl: Lampa }, hint: { en: Tall, pl: Wysoka } }, bench: { en: A bench, pl: Ławka } }
            exits: { when: kind == 'bench', to: out }
            errors: { missing: { en: Choose one, pl: Wybierz }, wrong: { en: Choose again, pl: Wybierz znów } }
          - { id: twice, label: { en: Twice, pl: Dwa razy }, type: number, value: 1 + 1 }
          - id: sure
            ask: { en: Sure?, pl: Na pewno? }
            type: declaration
            statement: { en: I am sure., pl: Na pewno. }
          - { id: high, ask: { en: How high?, pl: Jak wysoka? }, type: number, unit: { en: metres, pl: metry } }
          - group: people
            ask: { en: Who?, pl: Kto? }
            label: { en: People, pl: Ludzie }
            item: { en: person, pl: osoba }
            repeat: { min: 1, add: { en: Add another, pl: Dodaj } }
            questions: [ { id: name, ask: { en: Name?, pl: Imię? }, type: name } ]
          - use: contact@1
        exits:
          out: { title: { en: Out, pl: Koniec }, body: { en: Go., pl: Idź. }, link: 'tel:999', link-text: { en: Call, pl: Zadzwoń } }
        fee: { amount: 100, for: { en: A lamp., pl: Lampa. } }
        renewal: { from: [done], after: 12 months, remind: 28 days, say: { en: 'Ends {ends}.', pl: 'Koniec {ends}.' } }
        case:
          reference: TH
          stages:
            - id: received
              say: { en: 'We look by {due:done}.', pl: 'Do {due:done}.' }
              next: { en: We look., pl: Patrzymy. }
              tasks: [ { id: ring, do: { en: Ring them, pl: Zadzwoń do nich } } ]
            - id: done
              say: { en: 'Done. {reason}', pl: 'Już. {reason}' }
              target: 3 working days
              closes: true
              reasons: { mended: { en: It is mended., pl: Naprawione. } }
        keep: { answers: 24 months, files: 6 months, contact: 24 months, because: { en: A duty., pl: Obowiązek. } }
        """;

    const string Block = """
        questions:
          - { id: email, ask: { en: Your email?, pl: E-mail? }, label: { en: Email, pl: E-mail }, type: email, errors: { missing: { en: Enter it, pl: Wpisz } } }
        """;

    [Fact]
    public void A_service_that_has_every_text_in_both_languages_is_taken() => Assert.Equal("", Given.Read(Service, Around, ("contact@1", Block)).Faults.ToString());

    [Fact]
    public void Each_text_that_lacks_a_language_is_named_where_it_stands()
    {
        var tried = 0;
        foreach (var (file, text) in new[] { ("services/report-a-thing.yaml", Service), ("blocks/contact@1.yaml", Block) })
            foreach (Match match in Both().Matches(text))
                foreach (var (language, kept) in new[] { ("pl", match.Groups[1].Value), ("en", match.Groups[2].Value) })
                {
                    var broken = text[..match.Index] + $"{{ {kept} }}" + text[(match.Index + match.Length)..];
                    var (line, column) = (text[..match.Index].Count(it => it == '\n') + 1, match.Index - text.LastIndexOf('\n', match.Index));
                    var faults = file.StartsWith("blocks", StringComparison.Ordinal) ? Given.Read(Service, Around, ("contact@1", broken)).Faults : Given.Read(broken, Around, ("contact@1", Block)).Faults;
                    var fault = Assert.Single(faults);
                    Assert.Equal((file, line, column, $"This text is missing in '{language}'"), (fault.File, fault.Line, fault.Column, fault.Problem));
                    tried++;
                }
        Assert.InRange(tried, 70, 200);
    }

    [Fact]
    public void A_text_without_a_language_lacks_the_second_one()
    {
        var (_, faults) = Given.Read(Service.Replace("{ en: It is mended., pl: Naprawione. }", "It is mended.", StringComparison.Ordinal), Around, ("contact@1", Block));
        Assert.Equal("This text is missing in 'pl'", Assert.Single(faults).Problem);
    }

    [Fact]
    public void What_somebody_confirms_is_read_in_their_language()
    {
        var statement = Given.Read(Service, Around, ("contact@1", Block)).Service!.Question("sure")!.SettingWords("statement");
        Assert.Equal(("I am sure.", "Na pewno."), (statement!.In("en"), statement.In("pl")));
    }

    [GeneratedRegex(@"\{ (en: (?:'[^']*'|[^,{}]*)), (pl: (?:'[^']*'|[^,{}]*)) \}")]
    private static partial Regex Both();
}
