using Bargate.Kernel.Ids;

namespace Bargate.Kernel.Contributions;

/// <summary>One human being as far as is known: the account, every person id linked to it, and the contacts they proved. Guests are the default and have rights too.</summary>
public sealed record Subject(AccountId? Account, IReadOnlyList<PersonId> People, IReadOnlyList<ProvenContact> Contacts);

/// <summary>An email address or phone number that somebody proved is theirs. <paramref name="Kind"/> is `email` or `phone`.</summary>
public sealed record ProvenContact(string Kind, string Value);
