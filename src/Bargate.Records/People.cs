using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>
/// Who is who, from the assertions that stand and from nothing else: people are the groups that `same` makes, each named by its oldest home
/// id. A `not the same` is never inside a group: the strongest links are laid first, and one that would bring the two together is left out.
/// </summary>
internal static class People
{
    public static Dictionary<RecordId, RecordId> Of(IEnumerable<RecordId> records, IReadOnlyCollection<Claim> standing)
    {
        var groups = new Groups(records);
        foreach (var it in standing.Where(it => !it.Same)) groups.Apart(it.Left, it.Right);
        // The order is part of the rule: strength, then the older assertion, so that every host and every day works out the same.
        foreach (var it in standing.Where(it => it.Same).OrderByDescending(it => it.Strength).ThenBy(it => it.Id.Value)) groups.Join(it.Left, it.Right);
        return groups.Named();
    }

    /// <summary>Groups that grow together, each with the groups it must stay apart from.</summary>
    sealed class Groups
    {
        readonly Dictionary<RecordId, RecordId> parents;
        readonly Dictionary<RecordId, HashSet<RecordId>> apart = [];

        public Groups(IEnumerable<RecordId> records) => parents = records.ToDictionary(it => it);

        public void Apart(RecordId left, RecordId right)
        {
            if (!parents.ContainsKey(left) || !parents.ContainsKey(right)) return;
            Set(left).Add(right);
            Set(right).Add(left);
        }

        public void Join(RecordId left, RecordId right)
        {
            if (!parents.ContainsKey(left) || !parents.ContainsKey(right)) return;
            var (one, other) = (Root(left), Root(right));
            if (one == other) return;
            if (apart.TryGetValue(one, out var kept) && kept.Any(it => Root(it) == other)) return;
            // The oldest stays the root, so it is the name too.
            var (root, joined) = one < other ? (one, other) : (other, one);
            parents[joined] = root;
            if (apart.Remove(joined, out var with)) Set(root).UnionWith(with);
        }

        public Dictionary<RecordId, RecordId> Named() => parents.Keys.ToDictionary(it => it, Root);

        HashSet<RecordId> Set(RecordId of) => apart.TryGetValue(of, out var found) ? found : apart[of] = [];

        RecordId Root(RecordId of)
        {
            var root = of;
            while (parents[root] != root) root = parents[root];
            while (parents[of] != root) (of, parents[of]) = (parents[of], root);
            return root;
        }
    }
}

/// <summary>An assertion as the rule reads it. What an officer said is stronger than any weight.</summary>
internal readonly record struct Claim(AssertionId Id, RecordId Left, RecordId Right, bool Same, double Strength)
{
    public static Claim Of(Assertion it) => new(it.Id, it.Left, it.Right, it.Says == Says.Same, it.By is not null ? double.PositiveInfinity : it.Weight ?? double.NegativeInfinity);
}
