using Bargate.Forms.Contract;
using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>The items of a repeatable group as one request sees them.</summary>
internal sealed class ItemList(Form form, Question group, QuestionTypes types)
{
    public Question Group => group;

    public ItemRules Rules => group.Items!;

    public IReadOnlyList<IReadOnlyDictionary<string, Fields>> Items { get; } = form.Draft?.Answers.ItemsOf(group.Id) ?? [];

    /// <summary>What is asked of each, with the answers before.</summary>
    public IReadOnlyList<Question> Questions { get; } = form.Journey.Items.GetValueOrDefault(group.Id) ?? [];

    public int Count => Items.Count;

    public bool IsFull => Count >= Rules.Max;

    public string Url(int number) => form.Url($"{group.Id}/{number}");

    /// <summary>`vehicle 2`, as it stands in a sentence.</summary>
    public string Named(int number) => form.Context.Words.Format("forms.items.numbered", ("item", Rules.Item.In(form.Language)), ("number", number.ToString(form.Context.Council.Locale)));

    /// <summary>`Vehicle 2`, as it stands above its answers.</summary>
    public string Title(int number) => Named(number) is { Length: > 0 } name ? char.ToUpper(name[0], form.Context.Council.Locale) + name[1..] : "";

    /// <summary>The answers that count, as people read them.</summary>
    public IEnumerable<(Question Question, Fields Fields, string Text)> Answers(int number) => Questions
        .Where(it => Items[number - 1].ContainsKey(it.Id))
        .Select(it => (it, Items[number - 1][it.Id], types[it].Show(it, Items[number - 1][it.Id], form.Context)));

    /// <summary>The first item that lacks an answer, because another answer asks for more now; null when none does.</summary>
    public int? Unfinished
    {
        get
        {
            for (var i = 0; i < Count; i++)
                if (Questions.Any(it => !Items[i].TryGetValue(it.Id, out var fields) || (!it.Optional && types[it].ValueOf(it, fields).IsNothing))) return i + 1;
            return null;
        }
    }
}
