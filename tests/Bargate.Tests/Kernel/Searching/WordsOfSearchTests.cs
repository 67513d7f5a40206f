using Bargate.Kernel.Searching;

namespace Bargate.Tests.Kernel.Searching;

/// <summary>How text becomes words and stems, and what is put right.</summary>
public sealed class WordsOfSearchTests
{
    // From the paper's own vocabulary.
    [Theory]
    [InlineData("caresses", "caress"), InlineData("ponies", "poni"), InlineData("cats", "cat"), InlineData("feed", "feed"), InlineData("agreed", "agre"), InlineData("plastered", "plaster"), InlineData("motoring", "motor")]
    [InlineData("conflated", "conflat"), InlineData("hopping", "hop"), InlineData("falling", "fall"), InlineData("filing", "file"), InlineData("happy", "happi"), InlineData("sky", "sky"), InlineData("relational", "relat")]
    [InlineData("rational", "ration"), InlineData("digitizer", "digit"), InlineData("hopefulness", "hope"), InlineData("electrical", "electr"), InlineData("goodness", "good"), InlineData("replacement", "replac"), InlineData("adoption", "adopt")]
    [InlineData("probate", "probat"), InlineData("rate", "rate"), InlineData("cease", "ceas"), InlineData("controlling", "control"), InlineData("roll", "roll"), InlineData("collections", "collect"), InlineData("recycling", "recycl")]
    public void A_word_has_the_stem_that_Porter_gives_it(string word, string stem) => Assert.Equal(stem, Stemmer.Of(word));

    [Fact]
    public void Words_are_folded_and_cut_at_every_mark_but_an_apostrophe() =>
        Assert.Equal(["the", "councils", "cafe", "wont", "open", "9am", "5pm"], Terms.Words("The council's \"CAFÉ\" won’t open (9am–5pm)*"));

    [Theory]
    [InlineData("rubish", "rubbish", 1), InlineData("recylcing", "recycling", 1), InlineData("parking", "parking", 0), InlineData("cuoncil", "council", 1), InlineData("bin", "bus", 2), InlineData("a", "abcdef", 3)]
    public void A_slip_is_one_letter_too_much_too_few_wrong_or_swapped(string one, string other, int slips) => Assert.Equal(slips, Spelling.Distance(one, other, 2));

    [Fact]
    public void The_word_list_knows_British_words_and_no_others()
    {
        Assert.All(["colour", "bullied", "aardvark", "the", "neighbour"], it => Assert.True(WordList.Has(it), it));
        Assert.All(["color", "zzz", "recylcing", "", "ab", "wörter"], it => Assert.False(WordList.Has(it), it));
    }

    [Fact]
    public void A_word_is_put_right_only_by_a_word_with_the_same_first_letter()
    {
        var lexicon = new Lexicon(new Dictionary<string, int> { ["recycling"] = 3, ["parking"] = 9, ["council"] = 4, ["tax"] = 4, ["marking"] = 50 }, new Dictionary<string, int>(), new(10, 3, 3, 3, 3));
        Assert.Equal("recycling", Spelling.Right("recylcing", lexicon, []));
        Assert.Equal("parking", Spelling.Right("paking", lexicon, []));
        Assert.Null(Spelling.Right("barking", lexicon, []));
        Assert.Null(Spelling.Right("bin", lexicon, []));
        Assert.Equal(("council", "tax"), Spelling.Split("counciltax", lexicon));
    }

    [Theory]
    [InlineData("sofa, settee", true, 2, 0), InlineData("tip => recycling centre", false, 1, 1)]
    public void A_synonym_goes_both_ways_or_one(string text, bool both, int from, int to)
    {
        var rule = SynonymRule.Parse(text, out var fault)!;
        Assert.Null(fault);
        Assert.Equal((both, from, to), (rule.BothWays, rule.From.Count, rule.To.Count));
    }

    [Theory]
    [InlineData("a => b => c", "arrows"), InlineData("sofa", "one"), InlineData("sofa =>", "one"), InlineData("", "one"), InlineData("!!, sofa", "words"), InlineData("one two three four five six seven, a", "words")]
    public void A_synonym_that_is_none_has_its_fault(string text, string wanted)
    {
        Assert.Null(SynonymRule.Parse(text, out var fault));
        Assert.Equal(wanted, fault);
    }

    [Theory]
    [InlineData("my bin jo.smith@example.org", "my bin *"), InlineData("pcn SN1234567A", "pcn *"), InlineData("call 023 8090 0000 now", "call * now"), InlineData("bins SO14 7DW", "bins *"), InlineData("bus 18", "bus 18"), InlineData("2026 term dates", "2026 term dates"), InlineData("07700900123", ""), InlineData("  ", "")]
    public void What_could_name_somebody_is_left_out_of_the_log(string query, string kept) => Assert.Equal(kept, SearchLog.Clean(query));

    [Fact]
    public void Gain_is_one_for_the_best_order_and_less_for_every_other()
    {
        var judged = Judgement.Parse(["qid,query,expected", "q1,bin,/a:3;/b:1", "broken"]).Single();
        Assert.Equal(1, judged.Gain(["/a", "/b", "/c"]), 6);
        Assert.InRange(judged.Gain(["/b", "/a"]), 0.5, 0.99);
        Assert.Equal(0, judged.Gain(["/c"]));
        Assert.True(judged.Has(["/c", "/a"], 2));
        Assert.False(judged.Has(["/c", "/a"], 1));
    }
}
