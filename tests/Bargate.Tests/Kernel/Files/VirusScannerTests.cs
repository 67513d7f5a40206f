using System.Diagnostics;
using System.Text;
using Bargate.Kernel;
using Bargate.Kernel.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bargate.Tests.Kernel.Files;

public class VirusScannerTests
{
    [Fact]
    public async Task The_test_virus_is_found_and_a_photo_is_clean()
    {
        await using var clamd = new FakeClamd();
        var scanner = Scanner(clamd.Address);
        Assert.Equal(Scan.Infected, await scanner.Scan(Encoding.ASCII.GetBytes(FakeClamd.Eicar)));
        Assert.Equal(Scan.Clean, await scanner.Scan(Pictures.Jpeg()));
        Assert.Equal(Scan.Clean, await scanner.Scan(ReadOnlyMemory<byte>.Empty));
    }

    [Fact]
    public async Task A_file_of_many_chunks_is_sent_whole()
    {
        await using var clamd = new FakeClamd();
        Assert.Equal(Scan.Infected, await Scanner(clamd.Address).Scan((byte[])[.. new byte[300_000], .. Encoding.ASCII.GetBytes(FakeClamd.Eicar), .. new byte[70_000]]));
    }

    [Fact]
    public async Task Without_a_scanner_a_file_is_not_scanned()
    {
        Assert.False(Scanner(null).IsConfigured);
        Assert.Equal(Scan.NotScanned, await Scanner("").Scan(Pictures.Jpeg()));
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_leaves_a_file_not_scanned() => Assert.Equal(Scan.NotScanned, await Scanner("127.0.0.1:1").Scan(Pictures.Jpeg()));

    [Fact]
    public async Task A_scanner_that_refuses_the_size_leaves_a_file_not_scanned()
    {
        await using var clamd = new FakeClamd(limit: 1000);
        Assert.Equal(Scan.NotScanned, await Scanner(clamd.Address).Scan(new byte[500_000]));
    }

    [Fact]
    public async Task A_scanner_that_never_answers_is_waited_for_no_longer_than_its_patience()
    {
        await using var clamd = new FakeClamd(mute: true);
        var watch = Stopwatch.StartNew();
        Assert.Equal(Scan.NotScanned, await Scanner(clamd.Address, TimeSpan.FromMilliseconds(300)).Scan(Pictures.Jpeg()));
        Assert.InRange(watch.ElapsedMilliseconds, 250, 10_000);
    }

    [Fact]
    public async Task A_visitor_who_leaves_stops_the_scan()
    {
        await using var clamd = new FakeClamd(mute: true);
        using var leaving = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Scanner(clamd.Address).Scan(Pictures.Jpeg(), leaving.Token));
    }

    [Theory]
    [InlineData("clamd")]
    [InlineData("clamd:")]
    [InlineData(":3310")]
    [InlineData("clamd:99999")]
    public void A_setting_that_is_no_address_is_named(string setting) => Assert.Contains("Files:Clamd", Assert.Throws<SetUpFault>(() => Scanner(setting)).Message, StringComparison.Ordinal);

    static VirusScanner Scanner(string? address, TimeSpan? patience = null) => new(address, NullLogger<VirusScanner>.Instance, patience);
}
