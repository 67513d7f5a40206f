using Bargate.Kernel.Calendar;
using Bargate.Kernel.Councils;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;

namespace Bargate.Cases.Tracking;

/// <summary>In which language somebody reads the pages under /track: as `?lang=` says, else as they chose before, else that of the case, else the council's own.</summary>
internal sealed class Speech(Visits visits, Council council, Words words)
{
    /// <summary>Tells the layout too, which shows the links to the other languages.</summary>
    /// <param name="ofCase">The language of the case, once it is known whose page this is.</param>
    public Spoken For(HttpContext http, string? ofCase = null)
    {
        var visit = visits.Read(http);
        var asked = Known(http.Request.Query[PageLanguage.Asked]);
        // Chosen once, for as long as the visit lasts.
        if (asked is not null && visit is not null && visit.Language != asked) visits.Speak(http, visit, asked);
        var language = asked ?? Known(visit?.Language) ?? Known(ofCase) ?? council.Language;
        PageLanguage.Tell(http, council.Languages, language);
        return new(language, words.In(language), council.Time.In(language), language == council.Language ? "" : $"?{PageLanguage.Asked}={language}");
    }

    string? Known(string? language) => council.Languages.FirstOrDefault(it => it == language);
}

/// <param name="Query">What an address without a visit needs to stay in this language.</param>
internal sealed record Spoken(string Language, Words Words, CouncilTime Time, string Query);
