using Bargate.Records.Contract;

namespace Bargate.Examples.Systems;

/// <summary>One invented human being, before any system wrote them down.</summary>
sealed record PracticeResident(int Number, string Forename, string? Middle, string Surname, DateOnly Birth, string Sex, PropertyAddress Home, string? Email, string? Phone)
{
    /// <summary>Where they lived before, for those who moved.</summary>
    public PropertyAddress? Before { get; init; }

    /// <summary>Their name before they married.</summary>
    public string? Maiden { get; init; }

    public int Age(int year) => year - Birth.Year;
}
