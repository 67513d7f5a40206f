using Bargate.Linkage.Columns;
using Bargate.Linkage.Fields;

namespace Bargate.Linkage.Profiles;

/// <summary>Numbers that fail their check, dates that no calendar has.</summary>
internal static class Faults
{
    delegate bool Check(ReadOnlySpan<byte> value);

    public static int? Count(FieldKind kind, ValuePool pool, int[] counts)
    {
        Check? holds = kind switch
        {
            FieldKind.NhsNumber => CheckDigits.IsNhs,
            FieldKind.NationalInsuranceNumber => CheckDigits.IsNationalInsurance,
            FieldKind.Postcode => PostcodeValues.IsBritish,
            FieldKind.BirthDate or FieldKind.Date => DateValues.IsOnTheCalendar,
            _ => null,
        };
        if (holds is null) return null;
        var faulty = 0;
        for (var id = 1; id < counts.Length; id++)
            if (!holds(pool[id])) faulty += counts[id];
        return faulty;
    }
}
