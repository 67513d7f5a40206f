using System.Text;
using Bargate.Linkage;
using Bargate.Linkage.Columns;
using Bargate.Linkage.Fields;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Linkage;

public sealed class PreparingTests
{
    [Theory]
    [InlineData(FieldKind.Forename, " ŁUKASZ ", "lukasz")]
    [InlineData(FieldKind.Forename, "Zoë", "zoe")]
    [InlineData(FieldKind.Forename, "Mr. Jean-Paul", "jean paul")]
    [InlineData(FieldKind.Forename, "Олександр", "oleksandr")]
    [InlineData(FieldKind.Forename, "محمد", "mhmd")]
    [InlineData(FieldKind.Forename, "小明", "小明")]
    [InlineData(FieldKind.Forename, "Unknown", "")]
    [InlineData(FieldKind.Forename, "N/A", "")]
    [InlineData(FieldKind.Forename, "Baby", "")]
    [InlineData(FieldKind.Forename, "xxxx", "")]
    [InlineData(FieldKind.Surname, "O'Brien", "obrien")]
    [InlineData(FieldKind.Surname, "O\u2019Brien", "obrien")]
    [InlineData(FieldKind.Surname, "O Brien", "obrien")]
    [InlineData(FieldKind.Surname, "Mc Donald", "mcdonald")]
    [InlineData(FieldKind.Surname, "SMITH\u2013JONES", "smith jones")]
    [InlineData(FieldKind.Surname, "Smith Jr.", "smith")]
    [InlineData(FieldKind.Surname, "Na", "na")]
    [InlineData(FieldKind.Surname, "Null", "null")]
    [InlineData(FieldKind.Surname, "Straße", "strasse")]
    [InlineData(FieldKind.FullName, "Smith, Dr John", "john smith")]
    [InlineData(FieldKind.FullName, "Mrs Ann Lee", "ann lee")]
    [InlineData(FieldKind.BirthDate, "1971-06-24", "19710624")]
    [InlineData(FieldKind.BirthDate, "24/06/1971", "19710624")]
    [InlineData(FieldKind.BirthDate, "4.6.71", "19710604")]
    [InlineData(FieldKind.BirthDate, "19710624", "19710624")]
    [InlineData(FieldKind.BirthDate, "24061971", "19710624")]
    [InlineData(FieldKind.BirthDate, "24 June 1971", "19710624")]
    [InlineData(FieldKind.BirthDate, "Thursday, 24th of June 1971", "19710624")]
    [InlineData(FieldKind.BirthDate, "June 24, 1971", "19710624")]
    [InlineData(FieldKind.BirthDate, "24-Jun-71", "19710624")]
    [InlineData(FieldKind.BirthDate, "1971-06-24T00:00:00Z", "19710624")]
    [InlineData(FieldKind.BirthDate, "06/24/1971", "19710624")]
    [InlineData(FieldKind.BirthDate, "01/02/05", "20050201")]
    [InlineData(FieldKind.BirthDate, "1939-13-32", "19391332")]
    [InlineData(FieldKind.BirthDate, "1900-01-01", "")]
    [InlineData(FieldKind.BirthDate, "01/01/1900", "")]
    [InlineData(FieldKind.BirthDate, "1970-01-01", "19700101")]
    [InlineData(FieldKind.BirthDate, "last Tuesday", "")]
    [InlineData(FieldKind.BirthDate, "99999999999999999999", "")]
    [InlineData(FieldKind.Sex, "Female", "f")]
    [InlineData(FieldKind.Sex, "M", "m")]
    [InlineData(FieldKind.Sex, "not known", "")]
    [InlineData(FieldKind.Uprn, "0100060000001", "100060000001")]
    [InlineData(FieldKind.Uprn, "100060000001.0", "100060000001")]
    [InlineData(FieldKind.Uprn, "1000600000012", "")]
    [InlineData(FieldKind.HouseNumber, "No. 12A", "12a")]
    [InlineData(FieldKind.HouseNumber, "Flat 3, 12", "3/12")]
    [InlineData(FieldKind.HouseNumber, "3/12", "3/12")]
    [InlineData(FieldKind.HouseNumber, "Rose Cottage", "rose cottage")]
    [InlineData(FieldKind.HouseNumber, "1", "1")]
    [InlineData(FieldKind.HouseNumber, "99", "99")]
    [InlineData(FieldKind.HouseNumber, "0", "")]
    [InlineData(FieldKind.Street, "St. Mary's St", "saint marys street")]
    [InlineData(FieldKind.Street, "Above Bar St", "above bar street")]
    [InlineData(FieldKind.Street, "Gt. Western Rd", "great western road")]
    [InlineData(FieldKind.AddressLine, "Flat 2, 14 Hill Ln, Southampton", "flat 2 14 hill ln southampton")]
    [InlineData(FieldKind.Postcode, "so14 7ly", "so147ly")]
    [InlineData(FieldKind.Postcode, "S016 4QR", "so164qr")]
    [InlineData(FieldKind.Postcode, "SO1O 4QR", "so104qr")]
    [InlineData(FieldKind.Postcode, "SO14 7LY.", "so147ly")]
    [InlineData(FieldKind.Postcode, "EC1A 1BB", "ec1a1bb")]
    [InlineData(FieldKind.Postcode, "S01 4QR", "so14qr")]
    [InlineData(FieldKind.Postcode, "2140", "2140")]
    [InlineData(FieldKind.Postcode, "ZZ99 3VZ", "")]
    [InlineData(FieldKind.Email, "Ann.Lee+bins@GoogleMail.com ", "ann.lee@gmail.com")]
    [InlineData(FieldKind.Email, "mailto:a@b.uk", "a@b.uk")]
    [InlineData(FieldKind.Email, "noemail@example.org", "")]
    [InlineData(FieldKind.Email, "nobody at all", "")]
    [InlineData(FieldKind.Email, "a@localhost", "")]
    [InlineData(FieldKind.Phone, "+44 (0)23 8055 5555", "2380555555")]
    [InlineData(FieldKind.Phone, "02380 555 555", "2380555555")]
    [InlineData(FieldKind.Phone, "0044 7700 900123", "7700900123")]
    [InlineData(FieldKind.Phone, "07700 900123 ext 4", "7700900123")]
    [InlineData(FieldKind.Phone, "00000000000", "")]
    [InlineData(FieldKind.Phone, "999", "")]
    [InlineData(FieldKind.NationalInsuranceNumber, "ab 98 76 54 c", "ab987654")]
    [InlineData(FieldKind.NationalInsuranceNumber, "AB123456C", "")]
    [InlineData(FieldKind.NationalInsuranceNumber, "TN010171M", "")]
    [InlineData(FieldKind.NhsNumber, "943 476 5919", "9434765919")]
    [InlineData(FieldKind.NhsNumber, "0000000000", "")]
    [InlineData(FieldKind.Reference, "CT-0012/3", "ct00123")]
    [InlineData(FieldKind.Reference, "n/a", "")]
    [InlineData(FieldKind.Amount, "£1,234.5", "1234.50")]
    [InlineData(FieldKind.Amount, "(20.00)", "-20.00")]
    [InlineData(FieldKind.Latitude, "50.9091234", "50.90912")]
    [InlineData(FieldKind.Latitude, "191", "")]
    [InlineData(FieldKind.Longitude, "0", "")]
    [InlineData(FieldKind.Text, "  Bus-driver,  retired ", "bus driver retired")]
    [InlineData(FieldKind.Text, "null", "")]
    [InlineData(FieldKind.Text, "\u0301", "")]
    public void A_value_is_prepared_by_its_kind(FieldKind kind, string raw, string value) => Assert.Equal(value, Value(kind, raw));

    [Fact]
    public void No_text_makes_preparing_fail_and_what_is_prepared_stays_as_it_is()
    {
        // A whole name turned round, or a flat with its house, is another text the second time.
        FieldKind[] stable = [.. Enum.GetValues<FieldKind>().Except([FieldKind.FullName, FieldKind.HouseNumber, FieldKind.Surname, FieldKind.Forename, FieldKind.Email, FieldKind.Phone, FieldKind.Street, FieldKind.AddressLine])];
        var bytes = Gen.Elements([.. "aZ 09-/'.@,+\"éß"u8]).ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(3000), Prop.ForAll(bytes, Gen.Elements(Enum.GetValues<FieldKind>()).ToArbitrary(), (raw, kind) =>
        {
            var once = Prepared(kind, raw);
            return once.Length <= Values.MostPrepared && (!stable.Contains(kind) || Prepared(kind, once).SequenceEqual(once));
        }));
    }

    [Fact]
    public void A_text_longer_than_any_value_is_cut_off() =>
        Assert.Equal(Values.MostPrepared, Value(FieldKind.Text, string.Concat(Enumerable.Repeat("ab", 500))).Length);

    [Theory]
    [InlineData("ab987654c", true)]
    [InlineData("dq123456a", false)]
    [InlineData("gb123456a", false)]
    [InlineData("ao123456a", false)]
    [InlineData("ab987654e", false)]
    public void A_National_Insurance_number_has_letters_that_are_given_out(string value, bool good) => Assert.Equal(good, CheckDigits.IsNationalInsurance(Encoding.UTF8.GetBytes(value)));

    [Theory]
    [InlineData("9434765919", true)]
    [InlineData("9434765918", false)]
    [InlineData("943476591", false)]
    public void An_NHS_number_adds_up(string value, bool good) => Assert.Equal(good, CheckDigits.IsNhs(Encoding.UTF8.GetBytes(value)));

    internal static string Value(FieldKind kind, string raw) => Encoding.UTF8.GetString(Prepared(kind, Encoding.UTF8.GetBytes(raw)));

    static byte[] Prepared(FieldKind kind, byte[] raw)
    {
        var into = new byte[Values.MostPrepared];
        return into[..Preparing.Value(kind, raw, into)];
    }
}
