using System.Text;
using Bargate.Kernel.Csv;
using Bargate.Linkage;
using Bargate.Records.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Records.Import;

/// <summary>A small file with every column of a register and invented rows, to fill in or to compare one's own with.</summary>
internal static class ExampleFile
{
    public const string Path = "/staff/records/imports/example/";

    public static async Task Write(HttpContext http, string register)
    {
        if (Registers.Parse(register) is not { } known)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var columns = Registers.Columns(known);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"example-{known.Slug()}.csv\"";
        await using var text = new StreamWriter(http.Response.Body, new UTF8Encoding(true), leaveOpen: true);
        var csv = new CsvWriter(text);
        await csv.Write([ImportMapping.Id, .. columns.Select(it => it.Name)]);
        for (var row = 0; row < 2; row++) await csv.Write([(10_001 + row).ToString(System.Globalization.CultureInfo.InvariantCulture), .. columns.Select(it => Value(it, row))]);
    }

    internal static string Value(LinkageColumn column, int row) => (column.Name, row) switch
    {
        ("workplace", 0) => "Civic Centre", ("workplace", _) => "Depot",
        ("service", 0) => "Council tax", ("service", _) => "Parking",
        ("use", 0) => "House", ("use", _) => "Flat",
        _ => (column.Kind, row) switch
        {
            (FieldKind.Forename, 0) => "Ada", (FieldKind.Forename, _) => "Benjamin",
            (FieldKind.MiddleName, 0) => "", (FieldKind.MiddleName, _) => "John",
            (FieldKind.Surname, 0) => "Example", (FieldKind.Surname, _) => "Sample",
            (FieldKind.BirthDate, 0) => "1970-12-31", (FieldKind.BirthDate, _) => "03/02/1985",
            (FieldKind.Sex, 0) => "F", (FieldKind.Sex, _) => "M",
            (FieldKind.Uprn, 0) => "100000000001", (FieldKind.Uprn, _) => "100000000002",
            (FieldKind.HouseNumber, 0) => "12", (FieldKind.HouseNumber, _) => "7A",
            (FieldKind.Street, 0) => "High Street", (FieldKind.Street, _) => "Station Road",
            (FieldKind.Town, _) => "Southampton",
            (FieldKind.Postcode, 0) => "SO14 7LY", (FieldKind.Postcode, _) => "SO15 2AB",
            (FieldKind.Latitude, _) => "50.9097", (FieldKind.Longitude, _) => "-1.4044",
            (FieldKind.Email, 0) => "ada@example.org", (FieldKind.Email, _) => "benjamin@example.org",
            (FieldKind.Phone, 0) => "023 8083 3000", (FieldKind.Phone, _) => "07700 900123",
            (FieldKind.NationalInsuranceNumber, _) => "",
            (FieldKind.Amount, 0) => "120.50", (FieldKind.Amount, _) => "35.00",
            (FieldKind.Reference, 0) => "A-1001", (FieldKind.Reference, _) => "A-1002",
            _ => "",
        },
    };
}
