using Bargate.Web.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bargate.Tests.Examples;

public sealed class PracticeOnlyInDevelopmentTests : IDisposable
{
    readonly string data = Folder.CreateTempSubdirectory("bargate-test-").FullName;

    [Theory]
    [InlineData("Development", false, true)]
    [InlineData("Development", true, false)]
    [InlineData("Production", false, false)]
    [InlineData("Staging", false, false)]
    public void Practice_data_is_loaded_only_in_Development_and_not_when_empty_is_asked_for(string environment, bool empty, bool practice)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data", data)]).Build();
        var host = new HostingEnvironment { EnvironmentName = environment, ContentRootPath = Repository.Root };
        Assert.Equal(practice, HostSettings.Read(configuration, host, empty, opensNothing: true).Practice);
    }

    public void Dispose() => Folder.Delete(data, recursive: true);
}
