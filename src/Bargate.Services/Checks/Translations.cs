using Bargate.Kernel.Yaml;
using Bargate.Services.Loading;

namespace Bargate.Services.Checks;

/// <summary>A service that says `languages:` speaks each of them everywhere: nobody meets a half-translated form. Blocks may bring more than it speaks.</summary>
internal static class Translations
{
    public static void Check(ReadService read, Faults faults)
    {
        var first = read.Around.Languages[0];
        foreach (var (text, at) in read.Places.Texts)
            foreach (var language in read.Definition.Languages)
                if (!text.ByLanguage.ContainsKey(language) && !(language == first && !text.NamesLanguages))
                    faults.Add(at, $"This text is missing in '{language}'", $"Write it as {{ {first}: ..., {(language == first ? "…" : language)}: ... }}");
    }
}
