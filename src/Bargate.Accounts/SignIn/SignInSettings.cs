using Bargate.Accounts.Contract;
using Microsoft.Extensions.Configuration;

namespace Bargate.Accounts.SignIn;

/// <summary>The section `SignIn`: the council's OpenID Connect provider, and which of its roles mean what here.</summary>
sealed record SignInSettings(string Authority, string ClientId, string ClientSecret, string RolesClaim, IReadOnlyDictionary<string, Role> Roles, IReadOnlyDictionary<string, string> Teams)
{
    /// <summary>Null when no provider is configured. A half-written section stops the start, naming what is missing.</summary>
    public static SignInSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("SignIn");
        if (section["Authority"] is not { Length: > 0 } authority) return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address) || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            throw new SetUpFault($"SignIn:Authority is '{authority}'. Write the provider's address with https://, such as https://login.example.org/council");
        return new(authority.TrimEnd('/'), Required(section, "ClientId"), Required(section, "ClientSecret"), section["RolesClaim"] ?? "roles", ReadRoles(section), ReadTeams(section));
    }

    static string Required(IConfigurationSection section, string key) => section[key] is { Length: > 0 } value ? value
        : throw new SetUpFault($"SignIn:{key} is missing. Set it to what the provider gave for this application, or remove SignIn:Authority.");

    static Dictionary<string, Role> ReadRoles(IConfigurationSection section)
    {
        var roles = section.GetSection("Roles").GetChildren().ToDictionary(it => it.Key, it => RoleOf(it.Key, it.Value), StringComparer.OrdinalIgnoreCase);
        return roles.Count > 0 ? roles : throw new SetUpFault("SignIn:Roles is empty, so nobody could sign in. Write what each of the provider's roles means, such as SignIn:Roles:Waste.Lead = team-lead");
    }

    static Dictionary<string, string> ReadTeams(IConfigurationSection section) =>
        section.GetSection("Teams").GetChildren().Where(it => !string.IsNullOrEmpty(it.Value)).ToDictionary(it => it.Key, it => it.Value!, StringComparer.OrdinalIgnoreCase);

    static Role RoleOf(string key, string? text) =>
        text is { Length: > 0 } && char.IsAsciiLetter(text[0]) && Enum.TryParse<Role>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var role) ? role
        : throw new SetUpFault($"SignIn:Roles:{key} is '{text}'. Write resident-services, team-officer, team-lead or administrator.");
}
