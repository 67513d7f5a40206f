using System.Text;
using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

public sealed class CsvTests : IDisposable
{
    readonly string _path = Path.Combine(Path.GetTempPath(), $"linkage-{Guid.NewGuid():N}.csv");
    static readonly LinkageColumn[] Columns = [new("name", FieldKind.Surname), new("town", FieldKind.Town)];

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData("id,name,town\n1,Smith,Southampton\n2,Jones,Totton\n")]
    [InlineData("id,name,town\r\n1,Smith,Southampton\r\n2,Jones,Totton")]
    [InlineData("id, name, town\n1, Smith, Southampton\n2, Jones, Totton\n")]
    [InlineData("id;name;town\n1;Smith;Southampton\n2;Jones;Totton\n")]
    [InlineData("\uFEFFid,name,town\n1,\"Smith\",\"Southampton\"\n\n2,\"Jones\" , Totton\n\n")]
    [InlineData("town,more,ID,NAME\nSouthampton,\"a, b\nc\",1,Smith\nTotton,\"say \"\"so\"\"\",2,Jones\n")]
    public void Files_are_read_as_they_are_written_in_the_world(string text)
    {
        var table = Read(text);
        Assert.Empty(table.Problems);
        Assert.Equal([("1", "smith", "southampton"), ("2", "jones", "totton")], Rows(table));
    }

    [Theory]
    [InlineData("2,Jones", "line 3: 2 values where there should be 3")]
    [InlineData("2,Jones,Totton,more", "line 3: more than 3 values")]
    [InlineData(",Jones,Totton", "line 3: no id")]
    [InlineData("2,\"Jones,Totton", "line 3: a quote in value 2 is not closed")]
    [InlineData("2,\"Jones\"x,Totton", "line 3: a quote in value 2 is not closed, or text follows it")]
    public void A_broken_line_is_reported_and_the_rest_is_read(string line, string problem)
    {
        var table = Read($"id,name,town\n1,Smith,Southampton\n{line}\n3,Brown,Eastleigh\n4,Green,\"Romsey\"\n");
        Assert.StartsWith(problem, Assert.Single(table.Problems), StringComparison.Ordinal);
        Assert.Equal(["1", "3", "4"], Rows(table).Select(it => it.Id));
    }

    [Fact]
    public void Blocks_end_between_records_whatever_is_in_them()
    {
        // Longer than several blocks, with line breaks inside quotes.
        var text = new StringBuilder("id,name,town,note\n");
        for (var i = 0; i < 60_000; i++) text.Append(i).Append(",Name").Append((char)('a' + i % 26)).Append(",Town,\"first line\n,second \"\"line\"\", of ").Append('x', i % 90).Append("\"\n");
        var table = Read(text.ToString());
        Assert.Empty(table.Problems);
        Assert.Equal(60_000, table.Count);
        Assert.All(Enumerable.Range(0, 60_000).Where(it => it % 997 == 0), row => Assert.Equal(($"{row}", $"name{(char)('a' + row % 26)}"), (table.IdOf(row), table.Value(row, "name"))));
    }

    [Fact]
    public void A_quote_never_closed_costs_its_own_line_only()
    {
        var text = new StringBuilder("id,name,town\n1,\"Smith,Southampton\n");
        for (var i = 2; i < 20_000; i++) text.Append(i).Append(",Jones,Totton\n");
        var table = Read(text.ToString());
        Assert.StartsWith("line 2:", Assert.Single(table.Problems), StringComparison.Ordinal);
        Assert.Equal(19_998, table.Count);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        var wrong = Assert.Throws<FormatException>(() => Read("id,surname,town\n1,a,b\n"));
        Assert.Contains("no column 'name'. Its columns are id, surname, town", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<FormatException>(() => Read("")).Message, StringComparison.Ordinal);
    }

    Table Read(string text)
    {
        File.WriteAllText(_path, text);
        return Table.ReadCsv(_path, Columns, "id");
    }

    static List<(string Id, string? Name, string? Town)> Rows(Table table) => [.. Enumerable.Range(0, table.Count).Select(row => (table.IdOf(row), table.Value(row, "name"), table.Value(row, "town")))];
}
