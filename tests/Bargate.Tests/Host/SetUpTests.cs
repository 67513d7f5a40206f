using Bargate.Kernel;
using Bargate.Web.Hosting;

namespace Bargate.Tests.Host;

/// <summary>What the machine sets: a faulty setting stops the start with one sentence, and the command line has the last word.</summary>
public sealed class SetUpTests : IDisposable
{
    const string Mail = "--Smtp:From=no-reply@council.example", Provider = "--SignIn:Authority=https://login.council.example";

    readonly string data = Folder.CreateTempSubdirectory("bargate-set-up-").FullName;

    [Theory]
    [InlineData("Smtp:Host is 'smtp://mail'", "--Smtp:Host=smtp://mail", Mail)]
    [InlineData("Smtp:From is missing", "--Smtp:Host=mail.council.example")]
    [InlineData("Smtp:Port is 'many'", "--Smtp:Host=mail.council.example", Mail, "--Smtp:Port=many")]
    [InlineData("Smtp:StartTls is 'perhaps'", "--Smtp:Host=mail.council.example", Mail, "--Smtp:StartTls=perhaps")]
    [InlineData("PublicUrl is 'services.council.example'", "--PublicUrl=services.council.example")]
    [InlineData("PublicUrl is 'https://council.example/services'", "--PublicUrl=https://council.example/services")]
    [InlineData("SignIn:Authority is 'http://login.council.example'", "--SignIn:Authority=http://login.council.example")]
    [InlineData("SignIn:ClientId is missing", Provider)]
    [InlineData("SignIn:Roles is empty", Provider, "--SignIn:ClientId=bargate", "--SignIn:ClientSecret=x")]
    [InlineData("SignIn:Roles:lead is 'boss'", Provider, "--SignIn:ClientId=bargate", "--SignIn:ClientSecret=x", "--SignIn:Roles:lead=boss")]
    [InlineData("Files:Clamd is 'clamd'", "--Files:Clamd=clamd")]
    [InlineData("Limits:PublicPostsPerMinute is 'some'", "--Limits:PublicPostsPerMinute=some")]
    [InlineData("Proxies names 'foo'", "--Proxies=127.0.0.1,foo")]
    [InlineData("Logging:LogLevel:Microsoft is 'chatty'", "--Logging:LogLevel:Microsoft=chatty")]
    [InlineData("Files:Path is '/proc/nowhere/files'", "--Files:Path=/proc/nowhere/files")]
    [InlineData("ConnectionStrings:Bargate cannot be read", "--ConnectionStrings:Bargate=Host=db;Foo=bar")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT is 'collector'", "--OTEL_EXPORTER_OTLP_ENDPOINT=collector")]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL is 'smoke'", "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318", "--OTEL_EXPORTER_OTLP_PROTOCOL=smoke")]
    public void A_faulty_setting_stops_the_start_with_one_sentence_that_names_it(string said, params string[] settings)
    {
        var fault = Assert.Throws<SetUpFault>(() => SiteBuilder.Build([.. Plain, .. settings], Site.Modules));
        Assert.StartsWith(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task The_host_ends_with_two_when_a_setting_is_faulty() =>
        Assert.Equal(2, await BargateHost.Run([.. Plain, "--PublicUrl=nowhere"], Site.Modules));

    [Fact]
    public async Task The_command_line_wins_over_the_environment_and_its_prefix()
    {
        const string name = "BARGATE_Limits__PublicPostsPerMinute";
        Environment.SetEnvironmentVariable(name, "7");
        try
        {
            await using var set = SiteBuilder.Build(Plain, Site.Modules);
            Assert.Equal("7", set.Configuration["Limits:PublicPostsPerMinute"]);
            await using var app = SiteBuilder.Build([.. Plain, "--Limits:PublicPostsPerMinute=9"], Site.Modules);
            Assert.Equal("9", app.Configuration["Limits:PublicPostsPerMinute"]);
        }
        finally { Environment.SetEnvironmentVariable(name, null); }
    }

    string[] Plain => ["--environment=Development", "--urls=http://127.0.0.1:0", "--empty", $"--Data={data}", "--Logging:LogLevel:Default=Warning"];

    public void Dispose() => Folder.Delete(data, recursive: true);
}
