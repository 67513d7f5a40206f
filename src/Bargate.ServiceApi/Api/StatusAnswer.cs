using System.Text.Json.Nodes;
using Bargate.Accounts.Contract;
using Bargate.Cases.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.ServiceApi.Api;

/// <summary>Where a case is. It is audited before it is sent.</summary>
internal sealed class StatusAnswer(CaseStatuses cases, ApiCaller caller, StatusRead read)
{
    public async Task<IResult> To(HttpContext http, string reference)
    {
        var stop = http.RequestAborted;
        if (caller.Refusal(ServicesApi.Status) is { } lacking) return lacking;
        // A case of a service that the key is not for does not exist for it.
        if (await cases.Find(reference, stop) is not { } found || !caller.MayUse(found.Service))
            return ApiProblem.Of(404, "There is no case with this reference that this API key may ask for, or its retention has ended.", "reference");
        await read.Note(found, stop);
        return ServicesApi.Answer(Data(found));
    }

    public static JsonObject Data(CaseStatus it) => new()
    {
        ["reference"] = it.Reference,
        ["service"] = it.Service,
        ["edition"] = it.Edition,
        ["open"] = it.Closed is null,
        ["stage"] = new JsonObject { ["id"] = it.Stage, ["name"] = it.StageName, ["since"] = it.Since },
        ["reason"] = it.Reason is { } reason ? new JsonObject { ["id"] = reason.Id, ["text"] = reason.Text.In(it.Language) } : null,
        ["waitsForResident"] = it.WaitsForResident,
        ["opened"] = it.Opened,
        ["due"] = it.Due?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["closed"] = it.Closed,
        ["history"] = new JsonArray([.. it.History.Select(line => (JsonNode)new JsonObject { ["at"] = line.At, ["kind"] = line.Kind, ["stage"] = line.Stage, ["text"] = line.Text })]),
    };
}
