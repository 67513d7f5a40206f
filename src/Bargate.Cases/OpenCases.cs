using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Cases.Storage;
using Bargate.Kernel.Sealing;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>Finds a case and opens it: for an officer only when it is theirs to see.</summary>
internal sealed class OpenCases(BargateDb db, CurrentOfficer officer, KeyRing keys, ServiceCatalogue services)
{
    /// <summary>Null for a case that does not exist and for one of another team alike.</summary>
    public Task<OpenedCase?> ForOfficer(CaseId id, CancellationToken stop = default) => Open(db.Cases.SeenBy(officer).Where(it => it.Id == id), stop);

    /// <param name="idOrReference">An id, or a reference in any spelling.</param>
    public Task<OpenedCase?> ForOfficer(string? idOrReference, CancellationToken stop = default)
    {
        if (Guid.TryParse(idOrReference, out var id)) return ForOfficer(CaseId.From(id), stop);
        return SpokenReference.Parse(idOrReference) is { } reference
            ? Open(db.Cases.SeenBy(officer).Where(it => it.Reference == reference), stop)
            : Task.FromResult<OpenedCase?>(null);
    }

    /// <summary>For whoever proved otherwise that they may see it.</summary>
    public Task<OpenedCase?> Find(CaseId id, CancellationToken stop = default) => Open(db.Cases.Where(it => it.Id == id), stop);

    public async Task<OpenedCase> Open(Case found, CancellationToken stop = default) => new(found, await keys.Open(found.KeyId, stop), Edition(found));

    async Task<OpenedCase?> Open(IQueryable<Case> wanted, CancellationToken stop) => await wanted.SingleOrDefaultAsync(stop) is { } found ? await Open(found, stop) : null;

    ServiceDefinition Edition(Case found) => (services.Version(found.Service, found.ServiceVersion) ?? services.Current(found.Service))?.Definition
        ?? throw new InvalidOperationException($"No edition of the service {found.Service} can be read, and its cases need one. Publish it again.");
}
