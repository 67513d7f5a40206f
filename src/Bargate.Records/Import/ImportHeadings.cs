namespace Bargate.Records.Import;

/// <summary>What the systems of councils call their columns, as it stands on the page of the upload; spaces, signs and capitals do not count.</summary>
internal static class ImportHeadings
{
    public static IReadOnlyList<string> Of(string column) => Known.GetValueOrDefault(column, []);

    static readonly Dictionary<string, string[]> Known = new()
    {
        [ImportMapping.Id] =
        [
            "external id", "record id", "rec id", "unique id", "account reference", "account number", "account no", "reference", "ref", "elector", "elector number", "tenant id", "tenancy", "tenancy number", "tenancy ref",
            "member number", "member no", "member id", "membership number", "membership no", "membership id", "card number", "card no", "borrower number", "client id", "client number", "person id", "customer id", "customer number", "key", "number",
        ],
        ["forename"] = ["first name", "given name", "forenames", "given names", "christian name"],
        ["middle-name"] = ["middle names", "second name", "other names"],
        ["surname"] = ["last name", "family name", "second name"],
        ["birth-date"] = ["date of birth", "dob", "birth date", "born"],
        ["sex"] = ["gender"],
        ["house-number"] = ["house number", "house no", "house", "number", "building number", "paon", "address 1 number"],
        ["street"] = ["street name", "road", "thoroughfare", "address 1", "address line 1"],
        ["town"] = ["city", "post town"],
        ["postcode"] = ["postal code", "zip", "pc"],
        [WholeAddress.Column] = ["full address", "property address", "home address", "postal address", "correspondence address"],
        ["email"] = ["email address", "mail"],
        ["phone"] = ["telephone", "phone number", "phone no", "mobile", "mobile number", "tel", "tel no", "telephone number", "telephone no"],
        ["national-insurance"] = ["ni", "nino", "national insurance number", "ni number", "ni no"],
        ["latitude"] = ["lat"],
        ["longitude"] = ["lon", "lng", "long"],
        ["use"] = ["property use", "class", "property type"],
        ["staff-number"] = ["staff no", "employee number", "employee no", "employee id", "payroll number", "payroll no", "hr number"],
        ["workplace"] = ["team", "department", "office", "site"],
        ["account"] = ["account number", "account reference", "account no", "invoice", "debt reference"],
        ["amount"] = ["balance", "owed", "amount owed", "outstanding"],
        ["service"] = ["debt type", "type", "fund"],
    };
}
