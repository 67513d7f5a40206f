using Bargate.Kernel.Yaml;

namespace Bargate.Services.Editing;

/// <summary>What a text says, without how it is written: what an edit should come to is compared with what it came to.</summary>
internal abstract record Meaning
{
    public sealed record One(string Text, bool Plain) : Meaning;

    public sealed record Keys(IReadOnlyList<(string Key, Meaning Value)> Entries) : Meaning;

    public sealed record Many(IReadOnlyList<Meaning> Items) : Meaning;

    public static Meaning Of(YamlNode node) => node switch
    {
        YamlMap map => new Keys([.. map.Entries.Select(it => (it.Key, Of(it.Value)))]),
        YamlList list => new Many([.. list.Items.Select(Of)]),
        YamlScalar scalar => new One(scalar.Text, scalar.Plain),
        _ => new One("", true),
    };

    /// <summary>The same to whoever reads it. Quotes count only where they change the meaning, and the end of a block of text does not.</summary>
    public static bool Same(Meaning a, Meaning b) => (a, b) switch
    {
        (One one, One two) => (one.Text == two.Text || one.Text.TrimEnd('\n') == two.Text.TrimEnd('\n')) && (one.Plain == two.Plain || !Scalars.Means(one.Text)),
        (Keys one, Keys two) => one.Entries.Count == two.Entries.Count && one.Entries.Zip(two.Entries).All(it => it.First.Key == it.Second.Key && Same(it.First.Value, it.Second.Value)),
        (Many one, Many two) => one.Items.Count == two.Items.Count && one.Items.Zip(two.Items).All(it => Same(it.First, it.Second)),
        _ => false,
    };

    /// <summary>The same with another reading at the place that these steps lead to; the change gets the collection's parts.</summary>
    public Meaning At(IReadOnlyList<int> steps, Func<Meaning, Meaning> change, int done = 0)
    {
        if (done == steps.Count) return change(this);
        var step = steps[done];
        return this switch
        {
            Keys keys => new Keys([.. keys.Entries.Select((it, i) => i == step ? (it.Key, it.Value.At(steps, change, done + 1)) : it)]),
            Many many => new Many([.. many.Items.Select((it, i) => i == step ? it.At(steps, change, done + 1) : it)]),
            _ => this,
        };
    }

    public Meaning Without(int index) => this switch
    {
        Keys keys => new Keys([.. keys.Entries.Where((_, i) => i != index)]),
        Many many => new Many([.. many.Items.Where((_, i) => i != index)]),
        _ => this,
    };

    public Meaning With(int index, string key, Meaning value) => this switch
    {
        Keys keys => new Keys([.. keys.Entries.Take(index), (key, value), .. keys.Entries.Skip(index)]),
        Many many => new Many([.. many.Items.Take(index), value, .. many.Items.Skip(index)]),
        _ => this,
    };

    public Meaning Moved(int from, int to) => this switch
    {
        Keys keys => new Keys(Places.Moved(keys.Entries, from, to)),
        Many many => new Many(Places.Moved(many.Items, from, to)),
        _ => this,
    };

    static class Places
    {
        public static List<T> Moved<T>(IReadOnlyList<T> all, int from, int to)
        {
            var list = all.ToList();
            list.RemoveAt(from);
            list.Insert(to, all[from]);
            return list;
        }
    }
}
