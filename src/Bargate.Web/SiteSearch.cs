using System.Runtime.CompilerServices;
using Bargate.Content.Contract;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;
using Bargate.Services.Contract;

namespace Bargate.Web;

/// <summary>
/// Finds services and pages by the beginnings of words: in the title first, then in what the council's `search-words` call it, then in topic and summary,
/// then in the rest, so that 'pothole' finds the form in which it is a choice. What can be asked for comes before what can be read about it, when both fit well, the one that the council names first before all.
/// </summary>
sealed class SiteSearch(ServiceCatalogue catalogue, Library library, Council council)
{
    public const int MostLetters = 100;

    const int MostFound = 30;

    // Words that every question to a council has, and that say nothing of what it is about.
    static readonly HashSet<string> Empty = ["a", "about", "an", "and", "can", "do", "for", "has", "have", "how", "i", "in", "is", "it", "me", "my", "need", "not", "of", "on", "or", "our", "the", "to", "want", "was", "we", "what", "when", "where", "who", "with", "you", "your"];

    static readonly ConditionalWeakTable<object, Entry> Entries = [];

    public IReadOnlyList<Found> Find(string query)
    {
        var asked = Split(query);
        var telling = asked.Where(it => !Empty.Contains(it)).ToList();
        if (telling.Count == 0) telling = asked;
        var services = catalogue.All.Select(it => (Entry: Entries.GetValue(it, _ => Read(it)), Rank: Rank(it.Service), More: 3, Found: new Found($"/services/{it.Service}", In(it.Definition.Title), In(it.Definition.Summary))));
        var pages = library.All.Select(it => (Entry: Entries.GetValue(it, _ => Read(it)), Rank: int.MaxValue, More: 0, Found: new Found(it.Path, it.Title, it.Summary)));
        return [.. services.Concat(pages).Select(it => (it.Found, it.Rank, Score: it.Entry.Score(telling, it.More)))
            .Where(it => it.Score > 0).OrderByDescending(it => it.Score).ThenBy(it => it.Rank).Take(MostFound).Select(it => it.Found)];
    }

    int Rank(string service) => council.TopTasks.Index().FirstOrDefault(it => it.Item == service, (Index: int.MaxValue, Item: "")).Index;

    Entry Read(ServiceVersion version)
    {
        var it = version.Definition;
        var questions = it.Questions.Where(q => !q.OfficersOnly).SelectMany(q => q.Options.Select(o => In(o.Text)).Prepend(In(q.Label)));
        return new([.. Joined(Split(In(it.Title)))], [.. Joined(Split(council.SearchWords.GetValueOrDefault(version.Service, "")))], [.. Split($"{it.Topic.Replace('-', ' ')} {In(it.Summary)}")], [.. Split($"{In(it.For)} {In(it.Before)} {string.Join(' ', questions)}")]);
    }

    string In(Text? text) => text?.In(council.Language) ?? "";

    static Entry Read(ContentPage page) => new([.. Joined(Split(page.Title))], [], [.. Split($"{page.Topic.Replace('-', ' ')} {page.Summary}")], [.. Split($"{page.Body} {string.Join(' ', page.Steps.Select(it => $"{it.Title} {it.Text}"))}")]);

    static List<string> Split(string text) => [.. new string([.. Fold.Of(text).Select(c => char.IsLetterOrDigit(c) ? c : ' ')])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Singular).Distinct()];

    // 'streetlight' is 'street light' too.
    static IEnumerable<string> Joined(List<string> words) => words.Concat(words.Zip(words.Skip(1), (first, second) => first + second));

    static string Singular(string word) => word.Length > 3 && word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;

    sealed record Entry(IReadOnlyList<string> Title, IReadOnlyList<string> Called, IReadOnlyList<string> Summary, IReadOnlyList<string> Rest)
    {
        // A service in which more of the words occur comes before one in which few occur in a better place.
        public int Score(List<string> words, int more = 0) => words.Sum(word => Of(word) is > 0 and var found ? 100 + found : 0) is > 0 and var score ? score + more : 0;

        int Of(string word) => Whole(Title, word) ? 8 : Begins(Title, word) ? 6 : Begins(Called, word) ? 5 : Begins(Summary, word) ? 3 : Begins(Rest, word) ? 1 : 0;

        static bool Whole(IReadOnlyList<string> words, string word) => words.Contains(word);

        static bool Begins(IReadOnlyList<string> words, string begin) => words.Any(it => it.StartsWith(begin, StringComparison.Ordinal));
    }
}

/// <summary>What a search found: where it is, what it is called and what it is for.</summary>
sealed record Found(string Url, string Title, string Summary);
