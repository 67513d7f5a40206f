using System.Text;
using Bargate.Linkage;
using Bargate.Linkage.Fields;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Linkage;

public sealed class GradesTests
{
    [Theory]
    [InlineData("robert", "bob", ForenameGrade.Nickname)]
    [InlineData("elizabeth", "betty", ForenameGrade.Nickname)]
    [InlineData("katarzyna", "kasia", ForenameGrade.Nickname)]
    [InlineData("mohd", "muhammad", ForenameGrade.Nickname)]
    [InlineData("serhiy", "sergei", ForenameGrade.Nickname)]
    [InlineData("j", "jonathan", ForenameGrade.Nickname)]
    [InlineData("jon", "jonathan", ForenameGrade.Nickname)]
    [InlineData("liz anne", "elizabeth", ForenameGrade.Nickname)]
    [InlineData("stephen", "stephan", ForenameGrade.Close)]
    [InlineData("robert", "susan", ForenameGrade.Else)]
    [InlineData("ann", "ann", ForenameGrade.Exact)]
    public void Forenames(string a, string b, int grade) => Assert.Equal(grade, Of(FieldKind.Forename, a, b));

    [Theory]
    [InlineData("smith jones", "jones", SurnameGrade.Part)]
    [InlineData("smithjones", "smith jones", SurnameGrade.Close)]
    [InlineData("chowdhury", "choudhry", SurnameGrade.Close)]
    [InlineData("huang", "wong", SurnameGrade.Part)]
    [InlineData("thompson", "thomson", SurnameGrade.Close)]
    [InlineData("smith", "patel", SurnameGrade.Else)]
    public void Surnames(string a, string b, int grade) => Assert.Equal(grade, Of(FieldKind.Surname, a, b));

    [Theory]
    [InlineData("19710624", "19710642", DateGrade.Digit)]
    [InlineData("19710604", "19710406", DateGrade.Swapped)]
    [InlineData("19710624", "19720624", DateGrade.Digit)]
    [InlineData("19690624", "19700624", DateGrade.Part)]
    [InlineData("19710624", "19710101", DateGrade.Default)]
    [InlineData("19710624", "19710913", DateGrade.Near)]
    [InlineData("19710624", "19500912", DateGrade.Else)]
    public void Dates(string a, string b, int grade) => Assert.Equal(grade, Of(FieldKind.BirthDate, a, b));

    [Theory]
    [InlineData("so147ly", "so147lz", PostcodeGrade.Edit)]
    [InlineData("so147ly", "so147ab", PostcodeGrade.Sector)]
    [InlineData("so147ly", "so142ab", PostcodeGrade.District)]
    [InlineData("so147ly", "so302ab", PostcodeGrade.Area)]
    [InlineData("so147ly", "ec1a1bb", PostcodeGrade.Else)]
    [InlineData("4217", "4271", PostcodeGrade.Edit)]
    [InlineData("4217", "4362", PostcodeGrade.Else)]
    public void Postcodes(string a, string b, int grade) => Assert.Equal(grade, Of(FieldKind.Postcode, a, b));

    [Theory]
    [InlineData(FieldKind.Email, "ann.lee@a.org", "ann.lee@b.com", EmailGrade.Mailbox)]
    [InlineData(FieldKind.Email, "ann.lee@gmail.com", "bob.roe@gmail.com", EmailGrade.Else)]
    [InlineData(FieldKind.Email, "ann.lee@gmail.com", "ann.le@gmail.com", EmailGrade.Close)]
    [InlineData(FieldKind.Phone, "2380555555", "555555", PhoneGrade.Close)]
    [InlineData(FieldKind.Phone, "7700900123", "7700900132", PhoneGrade.Close)]
    [InlineData(FieldKind.HouseNumber, "12a", "12", HouseNumberGrade.Number)]
    [InlineData(FieldKind.HouseNumber, "3/12", "12", HouseNumberGrade.Number)]
    [InlineData(FieldKind.HouseNumber, "12", "13", HouseNumberGrade.Else)]
    [InlineData(FieldKind.NationalInsuranceNumber, "ab987654", "ab986754", ReferenceGrade.OneEdit)]
    [InlineData(FieldKind.NhsNumber, "9434765919", "9434756991", ReferenceGrade.TwoEdits)]
    [InlineData(FieldKind.FullName, "john smith", "smith john", FullNameGrade.Reordered)]
    [InlineData(FieldKind.FullName, "john smith", "bob smith", FullNameGrade.Else)]
    [InlineData(FieldKind.Sex, "m", "f", 0)]
    public void Others(FieldKind kind, string a, string b, int grade) => Assert.Equal(grade, Of(kind, a, b));

    [Fact]
    public void Each_grade_of_each_kind_has_a_label_and_a_value_is_the_same_as_itself()
    {
        var values = Gen.Elements([.. "abe 019@./"u8]).ArrayOf().Where(it => it.Length > 0).ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(values, values, Gen.Elements(Enum.GetValues<FieldKind>()).ToArbitrary(), (a, b, kind) =>
        {
            var grade = Grades.Of(kind, a, b);
            return grade >= 0 && grade < Grades.Count(kind) && Grades.Of(kind, a, a) == Grades.Count(kind) - 1;
        }));
    }

    [Fact]
    public void The_lists_hold_over_600_English_pairs_and_more_of_other_languages() => Assert.True(Nicknames.Pairs > 2000, $"{Nicknames.Pairs} pairs");

    [Fact]
    public void Full_names_that_share_a_short_form_are_alike_but_strangers_are_not()
    {
        Assert.True(Nicknames.Share("bob"u8, "rob"u8));
        Assert.False(Nicknames.Share("bob"u8, "susan"u8));
        Assert.False(Nicknames.Share("bob"u8, "brzeczyszczykiewicz"u8));
    }

    static int Of(FieldKind kind, string a, string b) => Grades.Of(kind, Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
