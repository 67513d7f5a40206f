using Bargate.Web.Hosting;

namespace Bargate.Tests.Host;

/// <summary>What is typed behind `bargate` is understood before anything is read or opened.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("There is no option '--emtpy'. Did you mean '--empty'?", "--emtpy")]
    [InlineData("There is no option '--emtpy'. Did you mean '--empty'?", "--Data=elsewhere", "--emtpy")]
    [InlineData("There is no option '-x'. bargate help names them all.", "-x")]
    [InlineData("There is no setting 'Smpt:Host'. Did you mean 'Smtp:Host'?", "--Smpt:Host=mail.council.example")]
    [InlineData("There is no setting 'Prxies'. Did you mean 'Proxies'?", "publish", "--Prxies=127.0.0.1")]
    [InlineData("There is no setting 'ASPNETCORE_URLS'. Did you mean 'Urls'?", "--ASPNETCORE_URLS=http://localhost:5081")]
    [InlineData("There is no setting 'ASPNETCORE_ENVIRONMENT'. Did you mean 'Environment'?", "migrate", "--ASPNETCORE_ENVIRONMENT=Development")]
    [InlineData("There is no setting 'BARGATE_Smtp__Host'. Did you mean 'Smtp:Host'?", "--BARGATE_Smtp__Host=mail.council.example")]
    [InlineData("There is no command 'publsh'. Did you mean 'publish'?", "publsh")]
    [InlineData("There is no command 'dance'. bargate help names them all.", "dance")]
    [InlineData("'publish' is no command here", "--empty", "publish")]
    [InlineData("There is no option '--ovre'. Did you mean '--over'?", "restore", "/backup", "--ovre")]
    [InlineData("There is no option '--over'. ", "backup", "/backup", "--over")]
    [InlineData("Write: bargate backup DIR", "backup")]
    [InlineData("Write: bargate restore DIR [--over]", "restore", "--over")]
    [InlineData("Write: bargate migrate", "migrate", "now")]
    [InlineData("Write: bargate import addresses FILE.csv", "import", "addresses")]
    [InlineData("Write: bargate services check [DIR], or bargate services new", "services", "chekc")]
    public void A_slip_is_refused_with_one_sentence(string said, params string[] args)
    {
        var fault = CommandLine.Fault(args, Site.Modules) ?? "";
        Assert.StartsWith(said, fault, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault);
    }

    [Theory]
    [InlineData]
    [InlineData("--empty")]
    [InlineData("--urls", "http://localhost:5081", "--environment=Production", "--Data=elsewhere")]
    [InlineData("--SignIn:Roles:Waste.Lead=team-lead", "--Logging:LogLevel:Default=Debug", "--OTEL_EXPORTER_OTLP_PROTOCOL=grpc")]
    [InlineData("--ShutdownTimeoutSeconds=5", "--DetailedErrors=true", "--https_port=443", "--PreventHostingStartup=true", "--ForwardedHeaders_Enabled=true")]
    [InlineData("--hostBuilder:reloadConfigOnChange=false", "--PreferHostingUrls=true", "--SuppressStatusMessages=true", "--HTTP_PORTS=5391")]
    [InlineData("services", "check")]
    [InlineData("services", "graph", "missed-bin", "flow.svg", "--Council=southampton")]
    [InlineData("import", "addresses", "file.csv", "--replace", "--strict")]
    [InlineData("restore", "/backup", "--over", "--Data=/srv")]
    [InlineData("migrate", "--ConnectionStrings:Bargate=Host=db")]
    public void What_the_documents_say_is_understood(params string[] args) => Assert.Null(CommandLine.Fault(args, Site.Modules));

    [Theory]
    [InlineData("--help")]
    [InlineData("help")]
    [InlineData("-h")]
    [InlineData("--help", "--Proxies=foo")]
    public void Help_names_every_command(params string[] args)
    {
        Assert.True(CommandLine.AsksForHelp(args));
        var help = CommandLine.Help(args, Site.Modules);
        foreach (var line in CommandLine.CommandsOf(Site.Modules).SelectMany(it => it.Usages).Select(it => it.Line)) Assert.Contains($"bargate {line} ", help, StringComparison.Ordinal);
        Assert.Contains("--empty", help, StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_names_every_command_that_help_names() =>
        Rule.HasNoBreach(CommandLine.CommandsOf(Site.Modules).SelectMany(it => it.Usages).Select(it => it.Line.Split(" [--")[0]).Where(it => !Repository.Read("README.md").Contains($"`bargate {it}`", StringComparison.Ordinal)));

    [Fact]
    public void Help_of_one_command_is_about_that_one()
    {
        var help = CommandLine.Help(["backup", "--help"], Site.Modules);
        Assert.Contains("bargate backup DIR", help, StringComparison.Ordinal);
        Assert.DoesNotContain("publish", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_slip_ends_with_two_before_any_setting_is_read() =>
        Assert.Equal(2, await BargateHost.Run(["backup", "--Data=/proc/nowhere", "--environment=Production"], Site.Modules));
}
