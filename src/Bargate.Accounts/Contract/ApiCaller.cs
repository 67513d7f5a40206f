using Bargate.Kernel.Auditing;
using Microsoft.AspNetCore.Http;

namespace Bargate.Accounts.Contract;

/// <summary>The program that makes this call, as its key says. Elsewhere than under <see cref="ApiRoutes"/> it is nobody, who may do nothing.</summary>
public sealed class ApiCaller
{
    HashSet<string> scopes = [], services = [];

    public Guid Key { get; private set; }

    /// <summary>The key's name, which officers gave it.</summary>
    public string Name { get; private set; } = "";

    public Actor Actor => Actor.ApiKey(Key);

    public bool May(string scope) => scopes.Contains(scope);

    /// <summary>Whether the key is for this service: for every one, unless it was restricted to some.</summary>
    public bool MayUse(string service) => services.Count == 0 || services.Contains(service);

    /// <summary>Null when the key is for this service; otherwise the answer.</summary>
    public IResult? RefusalOf(string service) => MayUse(service) ? null : ApiProblem.Of(StatusCodes.Status403Forbidden,
        $"This API key is restricted to other services than '{service}'. The council's administrators make a key for it at /staff/api-keys.", "service");

    /// <summary>Null when the key has one of these scopes; otherwise the answer, which names them.</summary>
    public IResult? Refusal(params IReadOnlyList<string> anyOf) => anyOf.Any(May) ? null : ApiProblem.Of(StatusCodes.Status403Forbidden,
        $"This API key lacks the scope {string.Join(" or ", anyOf.Select(it => $"'{it}'"))}. The council's administrators make a key with it at /staff/api-keys.");

    internal void Become(Guid key, string name, IEnumerable<string> allowed, IEnumerable<string> restrictedTo) => (Key, Name, scopes, services) = (key, name, [.. allowed], [.. restrictedTo]);
}
