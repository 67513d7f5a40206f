using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;
using Bargate.Services.Contract;
using Bargate.Services.Loading;
using Bargate.Ui;

namespace Bargate.Tests.Services;

/// <summary>The council's own folder: what ships must be without fault.</summary>
public sealed class SouthamptonTests
{
    static readonly Faults Found = new();
    static readonly Council Council = Council.Load(Given.CouncilFolder(), Found);
    static readonly CouncilFolder Folder = CouncilFolder.Read(Council.Folder, Bargate.Forms.QuestionTypes.All.Select(it => it.Kind), Council.Languages, Found);
    static readonly DateOnly Monday = new(2026, 11, 23);

    static ServiceDefinition Service(string id) => Folder.Services.Single(s => s.Id == id).Read!.Definition;

    static Journey Walk(string id, params (string, Value)[] answers) =>
        Flow.Walk(Service(id), answers.ToDictionary(), Monday, Council.WorkingDays);

    [Fact]
    public void The_whole_folder_is_without_fault()
    {
        Assert.True(Found.Count == 0, Found.ToString());
        Assert.Subset(Folder.Services.Select(s => s.Id).ToHashSet(), new HashSet<string> { "missed-bin", "road-problem" });
        Assert.Equal(("southampton", "Southampton City Council", "MySouthampton"), (Council.Id, Council.Name, Council.AccountName));
        Assert.True(Folder.Teams.Count >= 3 && Folder.Replies.Count >= 5);
    }

    [Fact]
    public void The_words_of_the_council_override_words_that_exist()
    {
        var faults = new Faults();
        var words = WordsReader.Load([typeof(UiModule).Assembly], Council, faults);
        Assert.True(faults.Count == 0, faults.ToString());
        Assert.Equal("Contact the council", words["ui.contact"]);
    }

    [Fact]
    public void The_boundary_holds_the_city_and_not_its_neighbours()
    {
        Assert.True(Council.Boundary.Contains(50.9025, -1.4042), "the Bargate");
        Assert.True(Council.Boundary.Contains(50.9250, -1.3960), "Portswood");
        Assert.False(Council.Boundary.Contains(50.9690, -1.3500), "Eastleigh");
        Assert.False(Council.Boundary.Contains(51.5000, -0.1200), "London");
        Assert.InRange(Council.Boundary.Ring.Count, 15, 40);
    }

    [Theory]
    [InlineData("2026-11-23", "too-soon")]
    [InlineData("2026-11-20", null)]
    [InlineData("2026-11-18", null)]
    [InlineData("2026-11-17", "too-late")]
    public void A_missed_bin_is_reported_the_day_after_and_within_three_working_days(string day, string? exit) =>
        Assert.Equal(exit, Walk("missed-bin", ("property", Value.Of("x")), ("bin", Value.Of("food")), ("collection-day", Value.Of(DateOnly.Parse(day)))).Exit?.Id);

    [Fact]
    public void A_missed_bin_can_be_walked_to_its_end()
    {
        (string, Value)[] answers =
        [
            ("property", Value.Of("x")), ("bin", Value.Of("food")), ("collection-day", Value.Of(Monday.AddDays(-3))), ("out-by-six", Value.Of(true)),
            ("tag", Value.Of("none")), ("blocked", Value.Of("nothing")), ("assisted", Value.Of(false)), ("wants-updates", Value.Of(false)),
        ];
        Assert.True(Walk("missed-bin", answers).IsComplete);
        Assert.Equal("out-too-late", Walk("missed-bin", [.. answers[..3], ("out-by-six", Value.Of(false))]).Exit?.Id);
        Assert.Equal("wrong-things", Walk("missed-bin", [.. answers[..4], ("tag", Value.Of("wrong-things"))]).Exit?.Id);
    }

    [Fact]
    public void A_road_problem_can_be_walked_to_its_end()
    {
        var place = new Value.Map(new Dictionary<string, Value> { ["street"] = Value.Of("High Street") });
        (string, Value)[] answers = [("danger", Value.Of(false)), ("road", Value.Of("street")), ("kind", Value.Of("pothole")), ("place", place)];
        Assert.Equal("depth", Walk("road-problem", answers).FirstUnanswered?.Id);
        var whole = Walk("road-problem", [.. answers, ("depth", Value.Of("deep")), ("photo", Value.Nothing), ("damaged", Value.Of(false)), ("wants-updates", Value.Of(true)), ("email", Value.Of("a@example.org")), ("name", Value.Nothing), ("phone", Value.Nothing)]);
        Assert.True(whole.IsComplete, whole.FirstUnanswered?.Id);
        Assert.Equal("call-999", Walk("road-problem", ("danger", Value.Of(true))).Exit?.Id);
        Assert.Equal("national-highways", Walk("road-problem", ("danger", Value.Of(false)), ("road", Value.Of("trunk"))).Exit?.Id);
        var rule = Service("road-problem").Case.Assign.First(a => a.When?.Holds(whole.Answers, Monday, Council.WorkingDays) ?? true);
        Assert.Equal(("highways", Priority.Urgent), (rule.Team, rule.Priority));
    }

    [Fact]
    public void Both_services_say_what_the_rest_of_the_product_needs()
    {
        var (bin, road) = (Service("missed-bin"), Service("road-problem"));
        Assert.Equal((524, 17, "MB"), (Assert.Single(bin.Lgsl), bin.Lgil, bin.Case.ReferencePrefix));
        Assert.Equal((557, 17, "RD"), (Assert.Single(road.Lgsl), road.Lgil, road.Case.ReferencePrefix));
        var duplicates = road.Question("place")!.Duplicates!;
        Assert.Equal((50, true, "follow"), (duplicates.RadiusMetres, duplicates.OpenOnly, duplicates.Offer));
        Assert.Equal(3m, road.Question("photo")!.SettingNumber("max"));
        Assert.Equal(["jpg", "png"], road.Question("photo")!.SettingList("accept"));
        Assert.True(road.Question("crew-number")!.OfficersOnly);
        Assert.Equal((14, true), (bin.Case.Reopen!.WithinDays, bin.Case.Overdue.TellResident));
        Assert.All(new[] { bin, road }, s => Assert.All(s.Case.Stages.Where(it => !it.Closes), stage => Assert.False(stage.Next?.IsEmpty ?? true, stage.Id)));
        Assert.Equal(new DateTime(2033, 1, 1), road.Keep.Answers.After(new DateTime(2026, 1, 1)));
    }
}
