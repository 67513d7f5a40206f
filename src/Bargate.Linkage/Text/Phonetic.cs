namespace Bargate.Linkage.Text;

/// <summary>Keys that names of one sound share. They take prepared values: small letters a to z; anything else is passed over.</summary>
internal static class Phonetic
{
    //                             abcdefghijklmnopqrstuvwxyz   (0: a vowel, which parts two equal sounds; 7: h and w, which do not)
    static ReadOnlySpan<byte> Codes => "01230127022455012623017202"u8;

    /// <summary>The American Soundex, its four signs as the bytes of one number; 0 where there is no letter.</summary>
    public static uint Soundex(ReadOnlySpan<byte> name)
    {
        uint key = 0;
        var signs = 0;
        byte before = 0;
        foreach (var it in name)
        {
            if (it is < (byte)'a' or > (byte)'z') continue;
            var code = Codes[it - 'a'];
            if (signs == 0)
            {
                key = (uint)(it - 'a' + 'A');
                signs = 1;
            }
            else if (code is (byte)'7') continue;
            else if (code is not (byte)'0' && code != before)
            {
                key = key << 8 | code;
                if (++signs == 4) return key;
            }
            before = code;
        }
        if (signs == 0) return 0;
        for (; signs < 4; signs++) key = key << 8 | '0';
        return key;
    }

    /// <summary>
    /// A coarser key of our own: the consonants as they sound, at most six, and whether a vowel leads. Spellings that carry one name over
    /// from another script fall together: Mohammed and Muhamad, Hussain and Husein, Catherine and Kathryn.
    /// </summary>
    public static uint Sound(ReadOnlySpan<byte> name)
    {
        uint key = 0;
        var (signs, before) = (0, 0u);
        for (var i = 0; i < name.Length && signs < 6; i++)
        {
            var sound = Sign(name, ref i);
            if (sound == 0)
            {
                if (signs > 0 || name[i] is < (byte)'a' or > (byte)'z') continue;
                sound = Vowel;
            }
            if (sound != before || sound == Vowel)
            {
                key = key << 5 | sound;
                signs++;
            }
            before = sound;
        }
        return key;
    }

    const uint Vowel = 1, B = 2, K = 3, T = 4, F = 5, J = 6, L = 7, M = 8, N = 9, R = 10, S = 11, H = 12, Sh = 13;

    static uint Sign(ReadOnlySpan<byte> name, ref int i)
    {
        var (it, next) = (name[i], i + 1 < name.Length ? name[i + 1] : (byte)0);
        var first = i == 0;
        switch (it)
        {
            case (byte)'b': return B;
            case (byte)'p' when next is (byte)'h': i++; return F;
            case (byte)'p': return B;
            case (byte)'f' or (byte)'v' or (byte)'w': return it is (byte)'w' && !first ? 0 : F;
            case (byte)'s' when next is (byte)'h': i++; return Sh;
            case (byte)'s' when next is (byte)'z': i++; return Sh;
            case (byte)'s' or (byte)'z' or (byte)'x': return S;
            case (byte)'c' when next is (byte)'h': i++; return Sh;
            case (byte)'c' when next is (byte)'z': i++; return Sh;
            case (byte)'c' when next is (byte)'e' or (byte)'i' or (byte)'y': return S;
            case (byte)'c' when next is (byte)'k': i++; return K;
            case (byte)'k' when first && next is (byte)'n': return 0;
            case (byte)'g' when next is (byte)'h': i++; return first ? K : 0;
            case (byte)'c' or (byte)'k' or (byte)'q' or (byte)'g':
                if (next is (byte)'h') i++;
                return K;
            case (byte)'d' or (byte)'t':
                if (next is (byte)'h') i++;
                return T;
            case (byte)'j': return J;
            case (byte)'l': return L;
            case (byte)'m': return M;
            case (byte)'n': return N;
            case (byte)'r': return R;
            case (byte)'h' when first || Vowels(name[i - 1]) && Vowels(next): return H;
            default: return 0;
        }
    }

    static bool Vowels(byte it) => it is (byte)'a' or (byte)'e' or (byte)'i' or (byte)'o' or (byte)'u' or (byte)'y';
}
