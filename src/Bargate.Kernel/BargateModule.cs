using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Kernel;

/// <summary>One council capability: the front door of a project. Every line of an override is explicit; nothing is discovered.</summary>
public abstract class BargateModule
{
    /// <summary>The module's name in lower case: the prefix of its tables (`cases_cases`) and of its words.</summary>
    public string Name => GetType().Name.Replace("Module", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Maps the module's tables into the one model.</summary>
    public virtual void MapTables(ModelBuilder model) { }

    /// <summary>Registers services, jobs, listeners and contributions.</summary>
    public virtual void AddServices(IServiceCollection services, IConfiguration configuration) { }

    /// <summary>Maps endpoints that are not pages.</summary>
    public virtual void MapEndpoints(IEndpointRouteBuilder endpoints) { }

    /// <summary>Links in the staff area's navigation, each shown to those who hold its permission.</summary>
    public virtual IEnumerable<StaffLink> StaffLinks => [];

    /// <summary>Partial views on the public front page, in order.</summary>
    public virtual IEnumerable<HomePart> HomeParts => [];

    /// <summary>What an API key may be allowed to do with this module.</summary>
    public virtual IEnumerable<ApiScope> ApiScopes => [];

    /// <summary>Commands of `bargate NAME ...` that this module adds.</summary>
    public virtual IEnumerable<Command> Commands => [];
}

/// <summary>A link in the staff navigation. <paramref name="Words"/> is the key of its text, <paramref name="Permission"/> who sees it.</summary>
public sealed record StaffLink(string Url, string Words, string Permission, int Order = 100);

/// <summary>One thing that an API key may be allowed to do, `match:customers`. <paramref name="Words"/> is the key of the sentence that says it to officers.</summary>
public sealed record ApiScope(string Name, string Words);

/// <summary>A partial view on the front page.</summary>
public sealed record HomePart(string Partial, int Order = 100);

/// <summary>A command of the executable: `bargate NAME ARGUMENTS --Key=value`. <paramref name="Run"/> returns the exit code.</summary>
/// <param name="Usages">The ways to write it. An option that stands in none of them is refused before the command runs.</param>
/// <param name="Fits">Whether it can be run with these arguments, options left out; without it, there must be none. Asked before any setting is read.</param>
/// <param name="Writes">It writes to the database, so on SQLite nobody else may.</param>
/// <param name="Alone">It reads files only: it is given the modules' services and, when it asks for one, the <see cref="Councils.Council"/>; no database and no folder for data.</param>
public sealed record Command(
    string Name, IReadOnlyList<Usage> Usages, Func<IServiceProvider, string[], CancellationToken, Task<int>> Run, Func<string[], bool>? Fits = null, bool Writes = true, bool Alone = false);

/// <summary>One way to write a command, `backup DIR`, and what it does, in a few words.</summary>
public sealed record Usage(string Line, string Does);
