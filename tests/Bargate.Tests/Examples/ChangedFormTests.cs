using Microsoft.Extensions.DependencyInjection;
using Bargate.Services.Walks;
using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Services.Contract;
using Microsoft.EntityFrameworkCore;
using Case = Bargate.Cases.Case;

namespace Bargate.Tests.Examples;

public sealed class ChangedFormTests(ChangedFormTests.AskingMore site) : IClassFixture<ChangedFormTests.AskingMore>
{
    /// <summary>A council whose missed-bin form asks something that practice data knows no answer to.</summary>
    public sealed class AskingMore : Site
    {
        // Nor do the walks know it.
        protected override void Configure(Microsoft.AspNetCore.Builder.WebApplicationBuilder builder) => builder.Services.AddSingleton(new WalkPolicy(false));

        protected override IEnumerable<string> Settings
        {
            get
            {
                var folder = Path.Combine(DataFolder, "council");
                var from = Path.Combine(Repository.Root, "councils", "southampton");
                foreach (var file in Folder.GetFiles(from, "*", SearchOption.AllDirectories))
                {
                    var to = Path.Combine(folder, Path.GetRelativePath(from, file));
                    Folder.CreateDirectory(Path.GetDirectoryName(to)!);
                    File.Copy(file, to, overwrite: true);
                }
                var form = Path.Combine(folder, "services", "missed-bin.yaml");
                File.WriteAllText(form, File.ReadAllText(form).Replace("  - use: contact-optional@1", "  - id: colour\n    ask: { en: What colour is the bin?, pl: Jaki ma kolor? }\n    label: { en: Colour, pl: Kolor }\n    type: text\n  - use: contact-optional@1", StringComparison.Ordinal));
                return [$"--Council={folder}"];
            }
        }
    }

    [Fact]
    public async Task A_form_that_practice_data_cannot_fill_in_is_left_out_and_named()
    {
        var made = await site.InScope(it => PracticeData.Fill(it, CancellationToken.None));
        Assert.Contains("no cases of missed-bin", made);
        var services = await site.InDatabase(db => db.Set<Case>().Select(it => it.Service).Distinct().ToListAsync());
        Assert.Equal(["road-problem"], services);
    }
}
