namespace Bargate.Linkage;

/// <summary>What a column holds: decides how its values are prepared and compared.</summary>
public enum FieldKind
{
    Text, Forename, MiddleName, Surname, FullName, BirthDate, Date, Sex, Uprn, HouseNumber, Street, AddressLine, Town,
    Postcode, Latitude, Longitude, Email, Phone, NationalInsuranceNumber, NhsNumber, Reference, Amount,
}

/// <summary>A column of the records that are linked.</summary>
public sealed record LinkageColumn(string Name, FieldKind Kind);
