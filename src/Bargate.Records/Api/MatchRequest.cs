using System.Text.Json;
using Bargate.Accounts.Contract;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Bargate.Records.Import;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Api;

/// <summary>What is asked of `POST /api/v1/match`, read strictly: a name that is misspelt would silently be a worse match.</summary>
internal sealed record MatchRequest(Register Register, string?[] Values, int Most, double From)
{
    public const int MostCandidates = 50, LongestBody = 64_000;

    public static async Task<(MatchRequest? Asked, IResult? Refused)> Read(HttpRequest request, CancellationToken stop)
    {
        var (json, refused) = await ApiBody.Read(request, LongestBody, maxDepth: 4, stop);
        using (json) return json is null ? (null, refused) : Read(json.RootElement);
    }

    static (MatchRequest?, IResult?) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return Fault("The body must be an object with 'register' and 'values'.", null);
        foreach (var it in body.EnumerateObject())
            if (it.Name is not ("register" or "values" or "most" or "from")) return Fault($"There is no '{Shown(it.Name)}'. A match has 'register', 'values', 'most' and 'from'.", Shown(it.Name));
        if (!body.TryGetProperty("register", out var written) || written.ValueKind != JsonValueKind.String || Registers.Parse(written.GetString()) is not { } register) return (null, RecordsApi.Unknown("register"));
        var (most, from) = (10, 0.01);
        if (body.TryGetProperty("most", out var many) && (many.ValueKind != JsonValueKind.Number || !many.TryGetInt32(out most) || most is < 1 or > MostCandidates)) return Fault($"'most' must be a whole number from 1 to {MostCandidates}.", "most");
        if (body.TryGetProperty("from", out var least) && (least.ValueKind != JsonValueKind.Number || !least.TryGetDouble(out from) || from is < 0 or > 1)) return Fault("'from' must be a probability from 0 to 1.", "from");
        if (!body.TryGetProperty("values", out var given) || given.ValueKind != JsonValueKind.Object) return Fault("'values' must be an object: the columns of the register and what each holds.", "values");
        var columns = Registers.Columns(register);
        var values = new string?[columns.Count];
        foreach (var it in given.EnumerateObject())
        {
            var name = $"values.{Shown(it.Name)}";
            if (Registers.Place(register, it.Name) is not (>= 0 and var at)) return Fault($"The register has no column '{Shown(it.Name)}'. It has {string.Join(", ", columns.Select(one => $"'{one.Name}'"))}.", name);
            if (it.Value.ValueKind == JsonValueKind.Null) continue;
            if (it.Value.ValueKind != JsonValueKind.String) return Fault($"'{it.Name}' must be text in quotes, or null.", name);
            var text = it.Value.GetString()!.Trim();
            if (text.Length > Registers.LongestValue) return Fault($"'{it.Name}' is longer than {Registers.LongestValue} characters.", name);
            if (text.Any(char.IsControl)) return Fault($"'{it.Name}' has a character that cannot be printed. Send it without.", name);
            if (text.Length == 0) continue;
            values[at] = ImportValues.Value(columns[at].Kind, text, out var wrong) ?? (MayBeMisspelt(columns[at].Kind) ? text : null);
            if (values[at] is null && wrong is not null) return Fault($"'{it.Name}': {wrong}", name);
        }
        return values.All(it => it is null) ? Fault("'values' says nothing. Send what is known of the record, at least one column.", "values") : (new(register, values, most, from), null);
    }

    // One letter wrong is what a match is for.
    static bool MayBeMisspelt(FieldKind kind) => kind is FieldKind.Postcode or FieldKind.Email or FieldKind.Phone or FieldKind.NationalInsuranceNumber;

    static (MatchRequest?, IResult?) Fault(string detail, string? name) => (null, ApiProblem.Of(StatusCodes.Status400BadRequest, detail, name));

    static string Shown(string name) => name.Length > 60 ? name[..60] + "…" : name;
}
