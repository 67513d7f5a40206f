using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>A file that speaks a second language speaks it everywhere: nobody meets a half-translated form.</summary>
internal static class Translations
{
    public static void Check(ReadService read, Faults faults)
    {
        var used = read.Places.Texts.Where(it => it.Text.NamesLanguages).SelectMany(it => it.Text.ByLanguage.Keys).ToHashSet();
        var first = read.Around.Languages[0];
        foreach (var (text, at) in read.Places.Texts)
            foreach (var language in read.Around.Languages.Where(used.Contains))
                if (!text.ByLanguage.ContainsKey(language) && !(language == first && !text.NamesLanguages))
                    faults.Add(at, $"This text is missing in '{language}'", $"Write it as {{ {first}: ..., {language}: ... }}");
    }
}
