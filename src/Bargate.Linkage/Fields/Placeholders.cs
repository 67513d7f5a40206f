namespace Bargate.Linkage.Fields;

/// <summary>What people write where they have nothing to write: such a value is as good as none.</summary>
internal static class Placeholders
{
    static readonly WordSet Anywhere = new(
    [
        "unknown", "unknwn", "unkown", "not known", "notknown", "unk", "n a", "not applicable", "not available", "not given", "not provided", "not stated",
        "not specified", "not recorded", "not disclosed", "not required", "none", "none given", "nil", "no data", "nothing", "no name", "noname", "no address",
        "no fixed abode", "nfa", "of no fixed abode", "address unknown", "surname unknown", "name unknown", "test", "tester", "testing", "test test", "dummy", "example", "sample",
        "anon", "anonymous", "blank", "empty", "missing", "tba", "tbc", "to be confirmed", "to be advised", "withheld", "name withheld", "refused", "prefer not to say",
        "declined", "occupier", "the occupier", "owner occupier", "resident", "the resident", "householder", "the householder", "tenant", "deceased", "asdf", "qwerty", "abc", "abcd",
        "see notes", "see above", "as above", "same", "ditto", "other", "default", "undefined", "void", "delete", "deleted", "do not use", "duplicate", "nan", "xx",
    ]);

    // These are also names of people: Null and Na are surnames, Baby is what a hospital calls one who has none yet.
    static readonly WordSet OutsideNames = new(["null", "na", "nk", "no", "yes", "x", "z", "0", "00", "000", "0000", "1", "99", "999", "9999"]);
    static readonly WordSet Forenames = new(["baby", "baby boy", "baby girl", "babyboy", "babygirl", "boy", "girl", "infant", "unborn", "newborn", "male", "female", "null", "child", "mr", "mrs", "miss", "ms", "dr"]);

    public static bool Has(ReadOnlySpan<byte> value) => Anywhere.Has(value) || IsOneSignRepeated(value);

    public static bool HasOutsideNames(ReadOnlySpan<byte> value) => OutsideNames.Has(value) || Has(value);

    public static bool HasForename(ReadOnlySpan<byte> value) => Forenames.Has(value) || Has(value);

    /// <summary>xxx, 0000, zzzz: three or more of one sign.</summary>
    public static bool IsOneSignRepeated(ReadOnlySpan<byte> value) => value.Length > 2 && value[0] == value[1] && !value.ContainsAnyExcept(value[0]);
}
