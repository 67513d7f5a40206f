using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Bargate.Kernel.Auditing;
using Bargate.Kernel.Storage;

namespace Bargate.ServiceApi.Api;

/// <summary>Writes down that a program is about to be told where a case is.</summary>
internal sealed class StatusRead(BargateDb db, BatchWriter writer, ApiCaller caller, Audit audit)
{
    public Task Note(CaseStatus told, CancellationToken stop) => new Batch(db).Insert(audit.Row(caller.Actor, "case-status-read-by-api", told.Id.Value)).Save(writer, stop);
}
