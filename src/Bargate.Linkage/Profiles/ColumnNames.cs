namespace Bargate.Linkage.Profiles;

/// <summary>What the name of a column says about its values.</summary>
internal static class ColumnNames
{
    static readonly Dictionary<string, FieldKind> Known = Read(
        (FieldKind.Forename, "firstname first givenname given forename forenames fname christianname knownas preferredname legalfirstname name1"),
        (FieldKind.MiddleName, "middlename middlenames middle secondname mname middleinitial"),
        (FieldKind.Surname, "surname lastname last familyname family sname lname secondsurname name2"),
        (FieldKind.FullName, "name fullname contactname customername personname displayname accountname payer tenantname"),
        (FieldKind.BirthDate, "dob dateofbirth birthdate birthday birthdt dobirth bdate"),
        (FieldKind.Date, "date transactiondate startdate enddate"),
        (FieldKind.Sex, "sex gender"),
        (FieldKind.Uprn, "uprn propertyuprn"),
        (FieldKind.HouseNumber, "housenumber houseno housenum house streetnumber streetno buildingnumber building number paon saon propertynumber"),
        (FieldKind.Street, "street streetname road thoroughfare streetdescription"),
        (FieldKind.AddressLine, "address address1 address2 address3 address4 addressline1 addressline2 addressline3 addressline addr addr1 addr2 add1 add2 fulladdress postaladdress"),
        (FieldKind.Town, "town city suburb locality posttown village municipality"),
        (FieldKind.Postcode, "postcode postalcode zip zipcode pcode pc"),
        (FieldKind.Latitude, "lat latitude"),
        (FieldKind.Longitude, "lon lng long longitude"),
        (FieldKind.Email, "email emailaddress mail"),
        (FieldKind.Phone, "phone telephone tel mobile landline phonenumber telephonenumber mobilenumber contactnumber cell phoneno telno mobileno"),
        (FieldKind.NationalInsuranceNumber, "nino ninumber nino1 nationalinsurance nationalinsurancenumber nationalinsuranceno ni"),
        (FieldKind.NhsNumber, "nhs nhsnumber nhsno"),
        (FieldKind.Reference, "socsecid ssn socialsecurity socialsecuritynumber accountnumber accountno account accountref payrollnumber payrollno employeeid employeenumber staffnumber customerref councilref reference ref passport licence licencenumber drivinglicence"),
        (FieldKind.Amount, "amount balance sum price owed value total amountowed amountdue"),
        (FieldKind.Text, "birthplace placeofbirth occupation profession job jobtitle employer county state country nationality memo description title company organisation companyname"));

    // Within longer names; the first that is found counts.
    static readonly (string Part, FieldKind Kind)[] Parts =
    [
        ("birthplace", FieldKind.Text), ("placeofbirth", FieldKind.Text), ("postcode", FieldKind.Postcode), ("zipcode", FieldKind.Postcode), ("email", FieldKind.Email), ("phone", FieldKind.Phone), ("mobile", FieldKind.Phone),
        ("dateofbirth", FieldKind.BirthDate), ("birthdate", FieldKind.BirthDate), ("dob", FieldKind.BirthDate), ("middlename", FieldKind.MiddleName), ("surname", FieldKind.Surname), ("lastname", FieldKind.Surname), ("familyname", FieldKind.Surname),
        ("firstname", FieldKind.Forename), ("forename", FieldKind.Forename), ("givenname", FieldKind.Forename), ("fullname", FieldKind.FullName), ("uprn", FieldKind.Uprn), ("nhsnumber", FieldKind.NhsNumber), ("nationalinsurance", FieldKind.NationalInsuranceNumber),
        ("housenumber", FieldKind.HouseNumber), ("streetname", FieldKind.Street), ("addressline", FieldKind.AddressLine), ("latitude", FieldKind.Latitude), ("longitude", FieldKind.Longitude), ("gender", FieldKind.Sex), ("occupation", FieldKind.Text),
    ];

    static readonly string[] Ids = ["uniqueid", "id", "recid", "recordid", "rowid", "key", "recordnumber", "rownumber", "sourceid", "externalid", "uid", "guid", "pk"];
    static readonly string[] Truths = ["cluster", "clusterid", "group", "groundtruth", "truth", "trueid", "entityid", "entity", "truecluster", "trueperson"];
    static readonly string[] Nothing = ["household", "householdid", "age", "year", "source", "sourcedataset", "dataset", "system", "salutation", "rownum", "created", "createdat", "updated", "updatedat", "modified", "modifiedat", "lastupdated", "timestamp", "importedat", "version"];

    public static FieldKind? KindOf(string name)
    {
        var plain = Plain(name);
        if (Known.TryGetValue(plain, out var kind)) return kind;
        // first_and_surname, forename_surname_concat.
        if (HasAny(plain, "first", "forename", "given") && HasAny(plain, "surname", "lastname", "familyname")) return FieldKind.FullName;
        foreach (var (part, partKind) in Parts)
            if (plain.Contains(part, StringComparison.Ordinal)) return partKind;
        return null;
    }

    public static bool IsId(string name) => Ids.Contains(Plain(name));

    public static bool IsTruth(string name) => Truths.Contains(Plain(name));

    /// <summary>Whose number a column such as person_id holds is not known: it could be the very answer that is sought.</summary>
    public static bool SaysNothing(string name) => Nothing.Contains(Plain(name)) || Ids.Contains(Plain(name)) || Truths.Contains(Plain(name)) || (name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) && KindOf(name) is null);

    static bool HasAny(string name, params string[] parts) => parts.Any(it => name.Contains(it, StringComparison.Ordinal));

    static string Plain(string name) => string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));

    static Dictionary<string, FieldKind> Read(params (FieldKind Kind, string Names)[] kinds)
    {
        var known = new Dictionary<string, FieldKind>();
        foreach (var (kind, names) in kinds)
            foreach (var name in names.Split(' ')) known.TryAdd(name, kind);
        return known;
    }
}
