using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Kernel.Http;

/// <summary>One of the framework's cookie and form-token keys, sealed by the master key.</summary>
public sealed class DataProtectionKey
{
    public Guid Id { get; init; }

    public required string Xml { get; init; }
}

/// <summary>Keeps the framework's keys in the database, so that every host of a council reads the same cookies.</summary>
sealed class DataProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<BargateDb>().Set<DataProtectionKey>().AsNoTracking().AsEnumerable().Select(it => XElement.Parse(it.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<BargateDb>();
        db.Add(new DataProtectionKey { Id = Guid.CreateVersion7(), Xml = element.ToString(SaveOptions.DisableFormatting) });
        // The framework's interface is synchronous; this runs once in 90 days.
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
