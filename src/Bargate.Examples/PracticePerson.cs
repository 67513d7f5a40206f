namespace Bargate.Examples;

/// <summary>Somebody who does not exist. Some have no email address and some no phone, as in life; nobody has neither.</summary>
public sealed record PracticePerson(string GivenName, string FamilyName, string? Email, string? Phone)
{
    public string FullName => $"{GivenName} {FamilyName}";
}
