using System.Net;
using System.Net.Sockets;
using Bargate.Kernel;
using Bargate.Kernel.Storage;
using Bargate.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace Bargate.Tests.Host;

/// <summary>A port, a file or a server that cannot be had: one sentence that says which and what to do.</summary>
public sealed class TakenTests : IDisposable
{
    readonly string data = Folder.CreateTempSubdirectory("bargate-taken-").FullName;

    [Fact]
    public void A_port_that_is_taken_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        foreach (var host in new[] { "localhost", "127.0.0.1", "*" })
            Assert.StartsWith($"Port {port} is taken", Assert.Throws<SetUpFault>(() => Ports.Check(Urls($"http://{host}:{port}"))).Message, StringComparison.Ordinal);
        other.Stop();
        Ports.Check(Urls($"http://localhost:{port}"));
    }

    [Theory]
    [InlineData("HTTP_PORTS")]
    [InlineData("HTTPS_PORTS")]
    public void Without_urls_the_ports_that_are_named_are_looked_at(string setting)
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        Assert.StartsWith($"Port {port} is taken", Assert.Throws<SetUpFault>(() => Ports.Check(Set(setting, $"0;{port}"))).Message, StringComparison.Ordinal);
        Assert.Contains($"{setting}) is 'http'", Assert.Throws<SetUpFault>(() => Ports.Check(Set(setting, "http"))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP_PORTS", "0")]
    [InlineData("Kestrel:Endpoints:H:Url", "http://localhost:0")]
    public void A_site_that_listens_elsewhere_does_not_mind_what_stands_on_the_default_port(string setting, string value)
    {
        using var other = new TcpListener(IPAddress.Loopback, 5000);
        // Somebody else's program there does as well.
        try { other.Start(); } catch (SocketException) { }
        Assert.StartsWith("Port 5000 is taken", Assert.Throws<SetUpFault>(() => Ports.Check(new ConfigurationBuilder().Build())).Message, StringComparison.Ordinal);
        Ports.Check(Set(setting, value));
    }

    [Theory]
    [InlineData("foo")]
    [InlineData("ftp://localhost:5080")]
    [InlineData("http://localhost:99999")]
    [InlineData("http://localhost:5080/council")]
    public void An_address_to_listen_at_that_cannot_be_read_is_named(string url) =>
        Assert.StartsWith($"ASPNETCORE_URLS (or --urls) is '{url}'", Assert.Throws<SetUpFault>(() => Ports.Check(Urls(url))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_database_file_that_another_process_uses_is_named_with_that_process()
    {
        await using var database = new BargateDatabase($"Data Source={Path.Combine(data, "bargate.db")}");
        using (DatabaseLock.Take(database, "serves the site"))
        {
            var said = Assert.Throws<SetUpFault>(() => DatabaseLock.Take(database, "runs bargate publish")).Message;
            Assert.Contains(database.SqliteFile!, said, StringComparison.Ordinal);
            Assert.Contains($"process {Environment.ProcessId}, which serves the site", said, StringComparison.Ordinal);
            Assert.Contains("/staff/services", said, StringComparison.Ordinal);
        }
        DatabaseLock.Take(database, "runs bargate publish")!.Dispose();
        Assert.Empty(Folder.GetFiles(data));
    }

    [Fact]
    public async Task A_full_disk_is_not_another_process()
    {
        await using var database = new BargateDatabase($"Data Source={Path.Combine(data, "bargate.db")}");
        // Whatever is written there finds no space left.
        File.CreateSymbolicLink(database.SqliteFile + ".user", "/dev/full");
        using var held = DatabaseLock.Take(database, "serves the site");
        Assert.Throws<IOException>(() => new FileStream(database.SqliteFile + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None));
    }

    [Fact]
    public async Task A_place_for_the_database_that_cannot_be_written_is_named()
    {
        await using var database = new BargateDatabase("Data Source=/proc/nowhere/bargate.db");
        Assert.StartsWith("The database /proc/nowhere/bargate.db cannot be made", Assert.Throws<SetUpFault>(() => DatabaseLock.Take(database, "serves the site")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        var file = Path.Combine(data, "letter.db");
        await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat("Dear council, ", 200)));
        await using var database = new BargateDatabase($"Data Source={file}");
        Assert.StartsWith($"{file} is not an SQLite database", (await Assert.ThrowsAsync<SetUpFault>(() => DatabaseReach.Check(database))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PostgreSQL_server_that_does_not_answer_is_named()
    {
        await using var database = new BargateDatabase("Host=127.0.0.1;Port=1;Database=bargate;Username=bargate");
        Assert.StartsWith("No PostgreSQL server answers at 127.0.0.1, port 1", (await Assert.ThrowsAsync<SetUpFault>(() => DatabaseReach.Check(database))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_or_a_user_that_PostgreSQL_does_not_know_is_named()
    {
        if (TestDatabase.Server is null) return;
        await using var nowhere = new BargateDatabase($"{TestDatabase.Server};Database=nowhere");
        Assert.StartsWith("There is no database 'nowhere' on the PostgreSQL server", (await Assert.ThrowsAsync<SetUpFault>(() => DatabaseReach.Check(nowhere))).Message, StringComparison.Ordinal);
        await using var nobody = new BargateDatabase($"{TestDatabase.Server};Database=postgres;Username=nobody");
        Assert.Contains("does not let the user 'nobody' in", (await Assert.ThrowsAsync<SetUpFault>(() => DatabaseReach.Check(nobody))).Message, StringComparison.Ordinal);
    }

    static IConfiguration Urls(string url) => Set("urls", url);

    static IConfiguration Set(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

    public void Dispose() => Folder.Delete(data, recursive: true);
}
