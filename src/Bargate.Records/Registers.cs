using Bargate.Accounts.Contract;
using Bargate.Linkage;
using Bargate.Records.Contract;

namespace Bargate.Records;

/// <summary>What each register holds. A column may be added at the end, never moved: versions keep their values in this order.</summary>
internal static class Registers
{
    public const int LongestValue = 250;

    public static IReadOnlyList<Register> All { get; } = Enum.GetValues<Register>();

    /// <summary>The registers that this officer may see: the one of staff needs a permission of its own.</summary>
    public static IReadOnlyList<Register> Of(CurrentOfficer officer) => officer.May(Permissions.RecordsStaff) ? All : [.. All.Where(it => it != Register.Staff)];

    public static IReadOnlyList<LinkageColumn> Columns(Register register) => register switch
    {
        Register.Properties => Properties,
        Register.Staff => Staff,
        Register.Debts => Debts,
        _ => Customers,
    };

    public static string Slug(this Register register) => register switch
    {
        Register.Properties => "properties",
        Register.Staff => "staff",
        Register.Debts => "debts",
        _ => "customers",
    };

    public static Register? Parse(string? slug) => All.Where(it => it.Slug() == slug).Cast<Register?>().FirstOrDefault();

    /// <summary>Where a column stands in the values of a version; -1 when the register has none of this name.</summary>
    public static int Place(Register register, string column)
    {
        var columns = Columns(register);
        for (var i = 0; i < columns.Count; i++)
            if (columns[i].Name == column) return i;
        return -1;
    }

    static readonly LinkageColumn[] Customers =
    [
        new("forename", FieldKind.Forename), new("middle-name", FieldKind.MiddleName), new("surname", FieldKind.Surname),
        new("birth-date", FieldKind.BirthDate), new("sex", FieldKind.Sex),
        new("uprn", FieldKind.Uprn), new("house-number", FieldKind.HouseNumber), new("street", FieldKind.Street), new("town", FieldKind.Town), new("postcode", FieldKind.Postcode),
        new("email", FieldKind.Email), new("phone", FieldKind.Phone), new("national-insurance", FieldKind.NationalInsuranceNumber),
    ];

    static readonly LinkageColumn[] Properties =
    [
        new("uprn", FieldKind.Uprn), new("house-number", FieldKind.HouseNumber), new("street", FieldKind.Street), new("town", FieldKind.Town), new("postcode", FieldKind.Postcode),
        new("latitude", FieldKind.Latitude), new("longitude", FieldKind.Longitude), new("use", FieldKind.Text),
    ];

    static readonly LinkageColumn[] Staff =
    [
        new("staff-number", FieldKind.Reference), new("forename", FieldKind.Forename), new("middle-name", FieldKind.MiddleName), new("surname", FieldKind.Surname),
        new("birth-date", FieldKind.BirthDate), new("national-insurance", FieldKind.NationalInsuranceNumber),
        new("email", FieldKind.Email), new("phone", FieldKind.Phone), new("postcode", FieldKind.Postcode), new("workplace", FieldKind.Text),
    ];

    static readonly LinkageColumn[] Debts =
    [
        new("account", FieldKind.Reference), new("forename", FieldKind.Forename), new("surname", FieldKind.Surname), new("birth-date", FieldKind.BirthDate),
        new("uprn", FieldKind.Uprn), new("house-number", FieldKind.HouseNumber), new("street", FieldKind.Street), new("postcode", FieldKind.Postcode),
        new("service", FieldKind.Text), new("amount", FieldKind.Amount), new("email", FieldKind.Email), new("phone", FieldKind.Phone),
    ];
}
