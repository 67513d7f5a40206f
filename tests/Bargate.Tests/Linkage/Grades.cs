using Bargate.Linkage;
using Bargate.Linkage.Fields;

namespace Bargate.Tests.Linkage;

/// <summary>The grades of every kind by one name.</summary>
internal static class Grades
{
    public static int Of(FieldKind kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b) => kind switch
    {
        FieldKind.Forename => ForenameGrade.Of(a, b),
        FieldKind.MiddleName => MiddleNameGrade.Of(a, b),
        FieldKind.Surname => SurnameGrade.Of(a, b),
        FieldKind.FullName => FullNameGrade.Of(a, b),
        FieldKind.BirthDate or FieldKind.Date => DateGrade.Of(a, b),
        FieldKind.HouseNumber => HouseNumberGrade.Of(a, b),
        FieldKind.Street or FieldKind.AddressLine or FieldKind.Town or FieldKind.Text => TextGrade.Of(a, b),
        FieldKind.Postcode => PostcodeGrade.Of(a, b),
        FieldKind.Email => EmailGrade.Of(a, b),
        FieldKind.Phone => PhoneGrade.Of(a, b),
        FieldKind.NationalInsuranceNumber or FieldKind.NhsNumber or FieldKind.Uprn or FieldKind.Reference => ReferenceGrade.Of(a, b),
        _ => a.SequenceEqual(b) ? 1 : 0,
    };

    /// <summary>The grades of a kind in words, lowest first.</summary>
    public static IReadOnlyList<string> Labels(FieldKind kind) => kind switch
    {
        FieldKind.Forename => ForenameGrade.Labels,
        FieldKind.MiddleName => MiddleNameGrade.Labels,
        FieldKind.Surname => SurnameGrade.Labels,
        FieldKind.FullName => FullNameGrade.Labels,
        FieldKind.BirthDate or FieldKind.Date => DateGrade.Labels,
        FieldKind.HouseNumber => HouseNumberGrade.Labels,
        FieldKind.Street or FieldKind.AddressLine or FieldKind.Town or FieldKind.Text => TextGrade.Labels,
        FieldKind.Postcode => PostcodeGrade.Labels,
        FieldKind.Email => EmailGrade.Labels,
        FieldKind.Phone => PhoneGrade.Labels,
        FieldKind.NationalInsuranceNumber or FieldKind.NhsNumber or FieldKind.Uprn or FieldKind.Reference => ReferenceGrade.Labels,
        _ => ["different", "same"],
    };

    public static int Count(FieldKind kind) => Labels(kind).Count;
}
