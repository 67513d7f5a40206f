using Bargate.Kernel.Councils;
using Bargate.Kernel.Storage;

namespace Bargate.Web.Hosting;

/// <summary>Says where to look, once the site is up.</summary>
static class Announcement
{
    public static void Print(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<HostSettings>();
        var council = app.Services.GetRequiredService<Council>();
        foreach (var url in app.Urls)
        {
            Console.WriteLine($"\n  {council.Name}{(app.Services.GetRequiredService<PracticeMark>().IsPut ? " (practice data)" : "")}\n");
            Console.WriteLine($"  residents          {url}/");
            Console.WriteLine($"  officers           {url}/staff");
            if (settings.IsDevelopment) Console.WriteLine($"  practice messages  {url}/practice/messages");
            Console.WriteLine("\n  Stop with Ctrl+C.\n");
        }
    }
}
