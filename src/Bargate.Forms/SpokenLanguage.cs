using System.Globalization;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Ui;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms;

/// <summary>In which language a form is read: as `?lang=` says, else as the draft remembers it, else in the council's own. No cookie is needed.</summary>
internal static class SpokenLanguage
{
    public const string Key = PageLanguage.Asked;

    /// <summary>What the address asks for, where the service speaks it.</summary>
    public static string? Asked(HttpContext http, ServiceDefinition service) =>
        http.Request.Query.TryGetValue(Key, out var asked) && service.Languages.FirstOrDefault(it => it == asked.ToString()) is { } known ? known : null;

    /// <summary>Tells the layout, which shows the links to the other languages.</summary>
    public static void Tell(HttpContext http, ServiceDefinition service, string language) => PageLanguage.Tell(http, service.Languages, language);

    /// <summary>The council as it writes dates and numbers in this language.</summary>
    public static Council In(this Council council, string language) =>
        language == council.Language ? council : council with { Locale = CultureInfo.GetCultureInfo(language), Time = council.Time.In(language) };
}
