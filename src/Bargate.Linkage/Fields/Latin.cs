using System.Globalization;
using System.Text;

namespace Bargate.Linkage.Fields;

/// <summary>The Latin letters that stand for one sign of another script or with an accent; null where there are none.</summary>
internal static class Latin
{
    const int Known = 0x700, Additional = 0x1E00, AdditionalEnd = 0x1F00;

    // Pairs of a sign and its letters. Ukrainian as in its passport rules, Arabic by its consonants, as clerks write the names down.
    const string Pairs =
        "ß ss æ ae œ oe ø o å a ł l đ d ð d þ th ı i ĸ k ŋ n ŧ t ħ h ſ s ə e " +
        "а a б b в v г h ґ g д d е e є ie ж zh з z и y і i ї i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ю iu я ia ь  ъ  ы y э e ё e ђ dj ј j љ lj њ nj ћ c џ dz " +
        "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o " +
        "ا a أ a إ i آ a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ک k ل l م m ن n ه h ة a و w ؤ w ي y ی y ى a ئ y ء  پ p چ ch گ g ٹ t ڈ d ڑ r ں n ہ h ھ h ے e";

    static readonly byte[] Hyphen = "-"u8.ToArray(), Apostrophe = "'"u8.ToArray(), Space = " "u8.ToArray();

    // After the three above, which they hold.
    static readonly byte[]?[] Signs = Fill(0, Known), Accented = Fill(Additional, AdditionalEnd);

    public static byte[]? Of(int sign) => sign switch
    {
        < Known => Signs[sign],
        >= Additional and < AdditionalEnd => Accented[sign - Additional],
        >= 0x2010 and <= 0x2015 => Hyphen,
        0x2018 or 0x2019 or 0x201B or 0x02BC => Apostrophe,
        0x00A0 or (>= 0x2000 and <= 0x200B) or 0xFEFF => Space,
        _ => null,
    };

    static byte[]?[] Fill(int from, int end)
    {
        var letters = Written();
        return [.. Enumerable.Range(from, end - from).Select(it => LettersOf((char)it, letters))];
    }

    static Dictionary<char, string> Written()
    {
        var pairs = Pairs.Split(' ');
        var letters = new Dictionary<char, string>();
        for (var i = 0; i + 1 < pairs.Length; i += 2) letters.TryAdd(pairs[i][0], pairs[i + 1]);
        return letters;
    }

    static byte[]? LettersOf(char sign, Dictionary<char, string> letters)
    {
        if (sign is '\u00A0') return Space;
        if (sign is '\u02BC' or '´') return Apostrophe;
        if (char.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark) return [];
        var lower = char.ToLowerInvariant(sign);
        if (letters.TryGetValue(lower, out var found)) return Encoding.UTF8.GetBytes(found);
        if (!char.IsLetter(lower)) return null;
        // An accent is a mark after its letter once the two are taken apart.
        var apart = lower.ToString().Normalize(NormalizationForm.FormD);
        if (apart[0] < 128) return [(byte)apart[0]];
        return letters.TryGetValue(apart[0], out found) ? Encoding.UTF8.GetBytes(found) : lower == sign ? null : Encoding.UTF8.GetBytes(lower.ToString());
    }
}
