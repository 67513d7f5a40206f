using Bargate.Kernel.Councils;

namespace Bargate.Forms.Funnel;

/// <summary>Figures of a funnel as an officer reads them.</summary>
internal sealed class FunnelWords(Words words, Council council, TimeProvider clock)
{
    const double Minute = 60, Hour = 3600;

    public string Number(long count) => SmallCounts.Text(count, council.Locale, words["forms.funnel.small"]);

    public string Edition(int number) => words.Format("forms.funnel.edition-number", ("number", number.ToString(council.Locale)));

    /// <summary>Whole weeks, the one that is not over yet until today.</summary>
    public string Weeks(Slice slice)
    {
        var (end, today) = (slice.To.AddDays(6), council.Time.Today(clock));
        return words.Format("forms.funnel.from-to", ("from", council.Time.ShortDate(slice.From)), ("to", council.Time.ShortDate(end < today ? end : today)));
    }

    /// <summary>What sets one side of a comparison apart from the other.</summary>
    public string Side(Slice slice, Slice beside) => slice.Edition != beside.Edition ? Edition(slice.Edition!.Value) : Weeks(slice);

    public string Share(long part, long all) => SmallCounts.ShareOf(part, all) is not { } share ? "–"
        : words.Format(share.Than switch { Than.Less => "forms.funnel.less-than", Than.More => "forms.funnel.more-than", _ => "forms.funnel.per-cent" }, ("share", share.Percent.ToString(council.Locale)));

    public string Time(double? seconds) => seconds switch
    {
        null => "–",
        < 2 * Minute and var it => words.Format("forms.funnel.seconds", ("count", Rounded(it))),
        < 2 * Hour and var it => words.Format("forms.funnel.minutes", ("count", Rounded(it / Minute))),
        var it => words.Format("forms.funnel.hours", ("count", Rounded(it.Value / Hour))),
    };

    public string Bucket(int from, int? to) => to is { } end
        ? words.Format("forms.funnel.bucket", ("from", Time(from)), ("to", Time(end)))
        : words.Format("forms.funnel.bucket-last", ("from", Time(from)));

    /// <summary>The rule that was broken, in a few words; the general ones for a rule that this council's words do not know.</summary>
    public string Rule(string rule) => words.Find($"forms.funnel.rules.{rule.Replace('.', '-')}") ?? words["forms.funnel.rules.other"];

    /// <summary>`+4 points (-1 to +9)`.</summary>
    public string Points(Difference difference) => words.Format("forms.funnel.points", ("by", Signed(100 * difference.By)), ("low", Signed(100 * difference.Low)), ("high", Signed(100 * difference.High)));

    public string Seconds(Difference difference) => words.Format("forms.funnel.seconds-more", ("by", Signed(difference.By)), ("low", Signed(difference.Low)), ("high", Signed(difference.High)));

    public string Verdict(Difference? difference) => words[difference is null ? "forms.funnel.too-few" : difference.IsMoreThanChance ? "forms.funnel.more-than-chance" : "forms.funnel.may-be-chance"];

    /// <summary>The plain sentence of a comparison. <paramref name="key"/> has words for `-up`, `-down`, `-chance` and `-few`.</summary>
    public string Sentence(string key, Difference? difference, string before, string after, string names, string interval) => words.Format(
        difference switch { null => $"{key}-few", { IsMoreThanChance: false } => $"{key}-chance", { By: > 0 } => $"{key}-up", _ => $"{key}-down" },
        ("before", before), ("after", after), ("sides", names), ("interval", interval));

    string Rounded(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("N0", council.Locale);

    // The typographic minus: screen readers say it, and it is as wide as the plus.
    string Signed(double number) => Math.Round(number, MidpointRounding.AwayFromZero).ToString("+0;\u22120;0", council.Locale);
}
