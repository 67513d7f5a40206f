using Microsoft.AspNetCore.Http;

namespace Bargate.Accounts.Contract;

/// <summary>What the API answers when it cannot do what was asked: problem details (RFC 9457) whose `detail` says what is wrong and how to put it right.</summary>
public static class ApiProblem
{
    /// <param name="more">Further members of the problem.</param>
    public static IResult Of(int status, string detail, IEnumerable<KeyValuePair<string, object?>> more) => Results.Problem(detail, statusCode: status, extensions: more);

    /// <param name="name">The thing in the request that is wrong: `values.birth-date`.</param>
    public static IResult Of(int status, string detail, string? name = null) =>
        Results.Problem(detail, statusCode: status, extensions: name is null ? null : new Dictionary<string, object?> { ["name"] = name });
}
