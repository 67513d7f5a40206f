using Bargate.Content;
using Bargate.Services.Contract;
using Bargate.Tests.Walks;

namespace Bargate.Tests.Services;

/// <summary>Every page of every service reads at Flesch-Kincaid grade 8 or below.</summary>
public sealed class ReadabilityTests
{
    const double Highest = 8;

    [Theory]
    [InlineData("The cat sat on the mat. The dog ran to the door.", -2, 2)]
    [InlineData("Tell us if we did not empty your bin on collection day. We check with the crew and tell you if we will come back.", 2, 6)]
    [InlineData("Notwithstanding the aforementioned considerations, the municipal administration reserves its statutory entitlement to discontinue operational responsibilities.", 18, 40)]
    [InlineData("Applications are determined following satisfactory verification of eligibility documentation submitted electronically by authorised representatives.", 18, 40)]
    public void The_measure_knows_plain_words_from_others(string text, double from, double to) => Assert.InRange(Readability.Grade(text), from, to);

    [Theory]
    [InlineData("bin", 1)]
    [InlineData("table", 2)]
    [InlineData("collected", 3)]
    [InlineData("missed", 1)]
    [InlineData("recycling", 3)]
    [InlineData("house", 1)]
    public void Syllables_are_counted(string word, int expected) => Assert.Equal(expected, Readability.Syllables(word));

    [Fact]
    public void Every_page_of_every_service_is_plain()
    {
        var pages = AllWalks.Services.SelectMany(Pages).ToList();
        Assert.True(pages.Count > 30);
        Rule.HasNoBreach(pages.Select(it => (it.Page, Grade: Readability.Grade(it.Text))).Where(it => it.Grade > Highest).Select(it => $"{it.Page} reads at grade {it.Grade:F1}"));
    }

    static IEnumerable<(string Page, string Text)> Pages(ServiceDefinition service)
    {
        yield return ($"{service.Id}: start page", Joined([service.Summary, service.For, service.Before, .. service.Needs]));
        foreach (var page in service.Questions.Where(it => !it.IsComputed).GroupBy(it => it.PageId))
            yield return ($"{service.Id}: {page.Key}", Joined([page.First().Group?.Ask, page.First().Group?.Hint, page.First().Group?.Why, .. page.SelectMany(Texts)]));
        foreach (var exit in service.Exits) yield return ($"{service.Id}: exit {exit.Id}", Joined([exit.Title, exit.Body, exit.LinkText]));
        foreach (var stage in service.Case.Stages) yield return ($"{service.Id}: stage {stage.Id}", Joined([stage.Say, stage.Next, .. stage.Reasons.Select(it => it.Text)]));
    }

    static IEnumerable<Text?> Texts(Question question) =>
        [question.Ask, question.Hint, question.Why, .. question.Options.SelectMany(it => new[] { it.Text, it.Hint }), .. question.Items?.Questions.SelectMany(Texts) ?? []];

    static string Joined(IEnumerable<Text?> texts) => string.Join("\n\n", texts.OfType<Text>().Select(it => it.In("en")));
}
