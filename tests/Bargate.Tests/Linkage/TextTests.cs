using System.Text;
using Bargate.Linkage.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Linkage;

public sealed class TextTests
{
    // Few letters, so that random texts have much in common; up to 90 of them, so that both the bits and the plain tables are met.
    static readonly Arbitrary<(byte[] A, byte[] B)> Texts = (
        from kind in Gen.Choose(0, 3)
        from a in Gen.Elements("abcd"u8.ToArray()).ArrayOf(kind == 0 ? 90 : 12)
        from b in Gen.Elements("abcd"u8.ToArray()).ArrayOf(kind == 1 ? 90 : 12)
        from cut in Gen.Choose(0, a.Length)
        select (a[..cut], kind == 2 ? [.. a.Skip(1), (byte)'d'] : b)).ToArbitrary();

    static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void Similarity_is_that_of_the_textbook() =>
        Check.One(Often, Prop.ForAll(Texts, it => Math.Abs(JaroWinkler.Similarity(it.A, it.B) - NaiveText.JaroWinkler(it.A, it.B)) < 1e-12));

    [Fact]
    public void Similarity_does_not_depend_on_which_of_the_lengths_is_beyond_64()
    {
        foreach (var length in new[] { 31, 32, 33, 63, 64, 65, 80 })
        {
            var (a, b) = (Enumerable.Range(0, length).Select(it => (byte)('a' + it % 7)).ToArray(), Enumerable.Range(0, length + 1).Select(it => (byte)('a' + it * 3 % 11)).ToArray());
            Assert.Equal(NaiveText.JaroWinkler(a, b), JaroWinkler.Similarity(a, b), 12);
            Assert.Equal(NaiveText.Edits(a, b, swaps: false), Edits.Levenshtein(a, b));
            Assert.Equal(NaiveText.Edits(a, b, swaps: true), Edits.Damerau(a, b));
        }
    }

    [Fact]
    public void Edits_are_those_of_the_plain_table() => Check.One(Often, Prop.ForAll(Texts, it =>
        Edits.Levenshtein(it.A, it.B) == NaiveText.Edits(it.A, it.B, swaps: false) && Edits.Damerau(it.A, it.B) == NaiveText.Edits(it.A, it.B, swaps: true)));

    [Fact]
    public void Beyond_the_bound_the_answer_is_one_more_than_the_bound() => Check.One(Often, Prop.ForAll(Texts, Gen.Choose(0, 6).ToArbitrary(), (it, most) =>
        Edits.Levenshtein(it.A, it.B, most) == Math.Min(most + 1, NaiveText.Edits(it.A, it.B, swaps: false))
        && Edits.Damerau(it.A, it.B, most) == Math.Min(most + 1, NaiveText.Edits(it.A, it.B, swaps: true))));

    // Winkler 1990 and the tables that cite him.
    [Theory]
    [InlineData("shackleford", "shackelford", 0.982)]
    [InlineData("dunningham", "cunnigham", 0.896)]
    [InlineData("nichleson", "nichulson", 0.956)]
    [InlineData("jones", "johnson", 0.832)]
    [InlineData("massey", "massie", 0.933)]
    [InlineData("abroms", "abrams", 0.922)]
    [InlineData("jeraldine", "geraldine", 0.926)]
    [InlineData("marhta", "martha", 0.961)]
    [InlineData("michelle", "michael", 0.921)]
    [InlineData("julies", "julius", 0.933)]
    [InlineData("tanya", "tonya", 0.880)]
    [InlineData("dwayne", "duane", 0.840)]
    [InlineData("sean", "susan", 0.805)]
    [InlineData("jon", "john", 0.933)]
    [InlineData("jon", "jan", 0.800)]
    [InlineData("dixon", "dicksonx", 0.813)]
    [InlineData("", "", 1.0)]
    [InlineData("a", "", 0.0)]
    public void Similarities_are_the_published_ones(string a, string b, double similarity) =>
        Assert.Equal(similarity, Math.Round(JaroWinkler.Similarity(Bytes(a), Bytes(b)), 3));

    [Theory]
    [InlineData("kitten", "sitting", 3, 3)]
    [InlineData("saturday", "sunday", 3, 3)]
    [InlineData("19710624", "19710642", 2, 1)]
    [InlineData("ca", "abc", 3, 3)]
    [InlineData("", "abc", 3, 3)]
    public void Edits_are_the_published_ones(string a, string b, int levenshtein, int damerau)
    {
        Assert.Equal(levenshtein, Edits.Levenshtein(Bytes(a), Bytes(b)));
        Assert.Equal(damerau, Edits.Damerau(Bytes(a), Bytes(b)));
    }

    [Theory]
    [InlineData("robert", "R163")]
    [InlineData("rupert", "R163")]
    [InlineData("rubin", "R150")]
    [InlineData("ashcraft", "A261")]
    [InlineData("ashcroft", "A261")]
    [InlineData("tymczak", "T522")]
    [InlineData("pfister", "P236")]
    [InlineData("honeyman", "H555")]
    [InlineData("lee", "L000")]
    public void Soundex_is_that_of_the_archives(string name, string key)
    {
        var bits = Phonetic.Soundex(Bytes(name));
        Assert.Equal(key, string.Concat(new[] { 24, 16, 8, 0 }.Select(it => (char)(bits >> it & 255))));
    }

    [Theory]
    [InlineData("mohammed", "muhamad", true)]
    [InlineData("hussain", "husein", true)]
    [InlineData("catherine", "kathryn", true)]
    [InlineData("philip", "filip", true)]
    [InlineData("chaudhry", "choudhury", true)]
    [InlineData("smith", "jones", false)]
    [InlineData("hassan", "hussain", true)]
    [InlineData("martin", "morton", true)]
    [InlineData("anna", "hannah", false)]
    public void Names_of_one_sound_share_a_key(string a, string b, bool same) => Assert.Equal(same, Phonetic.Sound(Bytes(a)) == Phonetic.Sound(Bytes(b)));

    [Fact]
    public void A_key_of_nothing_is_nothing()
    {
        Assert.Equal(0u, Phonetic.Soundex("123"u8));
        Assert.Equal(0u, Phonetic.Sound(""u8));
    }

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
