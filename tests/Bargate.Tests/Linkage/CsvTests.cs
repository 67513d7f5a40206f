using System.Text;
using Bargate.Linkage;
using Bargate.Linkage.Columns;

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

    [Fact]
    public void What_a_long_line_leaves_over_is_carried_by_whichever_worker_comes_next()
    {
        // The first block grows to hold a line of 300 bytes and holds most of the next one too: more than a fresh block has room for.
        var text = $"{new string('a', 300)}\n{new string('b', 250)}\n{new string('c', 10)}\n";
        var blocks = new CsvBlocks(new MemoryStream(Encoding.UTF8.GetBytes(text)), (byte)',', [], 1, size: 64);
        var read = new StringBuilder();
        for (CsvBlocks.Block block = new(); blocks.Take(block); block = new()) read.Append(Encoding.UTF8.GetString(block.Bytes, 0, block.Length));
        Assert.Equal(text, read.ToString());
    }

    [Fact]
    public void A_line_without_an_end_is_refused_before_it_fills_the_memory()
    {
        using (var file = new StreamWriter(_path))
        {
            file.Write("id,name,town\n1,Smith,Totton\n2,");
            for (var i = 0; i < 66; i++) file.Write(new string('x', 1 << 20));
        }
        var wrong = Assert.Throws<FormatException>(() => Table.ReadCsv(_path, Columns, "id"));
        Assert.Contains("does not end within 64 MB", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_may_be_compared_too()
    {
        File.WriteAllText(_path, "id,name\n1,Smith\n2,Jones\n");
        var table = Table.ReadCsv(_path, [new("name", FieldKind.Surname)], "name");
        Assert.Equal([("Smith", "smith"), ("Jones", "jones")], [(table.IdOf(0), table.Value(0, "name")), (table.IdOf(1), table.Value(1, "name"))]);
    }

    [Fact]
    public void An_id_is_never_cut_so_that_two_records_come_to_one()
    {
        var table = Read($"id,name,town\n{new string('x', 400)}1,Smith,Totton\n{new string('x', 400)}2,Jones,Romsey\n{new string('x', 4000)},Brown,Romsey\n");
        Assert.EndsWith("1", table.IdOf(0), StringComparison.Ordinal);
        Assert.EndsWith("2", table.IdOf(1), StringComparison.Ordinal);
        Assert.StartsWith("line 4: its id is longer than 1024 bytes", Assert.Single(table.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_two_columns_have_is_refused_where_it_is_used()
    {
        Assert.Contains("has 2 columns called 'name'", Assert.Throws<FormatException>(() => Read("id,name,town,NAME\n1,a,b,c\n")).Message, StringComparison.Ordinal);
        Assert.Equal(1, Read("id,name,town,more,more\n1,a,b,c,d\n").Count);
    }

    [Fact]
    public void Bytes_that_are_no_UTF_8_cost_no_more_than_their_letters()
    {
        File.WriteAllBytes(_path, [.. "id,name,town\n1,M"u8, 0xFC, .. "ller,Totton\n2,Jones,"u8, 0xC3, .. "\n3,"u8, 0xF0, 0x9F, .. ",Romsey\n"u8]);
        var table = Table.ReadCsv(_path, Columns, "id");
        Assert.Equal(["1", "2", "3"], Rows(table).Select(it => it.Id));
        Assert.Equal("romsey", table.Value(2, "town"));
    }

    Table Read(string text)
    {
        File.WriteAllText(_path, text);
        return Table.ReadCsv(_path, Columns, "id");
    }

    static List<(string Id, string? Name, string? Town)> Rows(Table table) => [.. Enumerable.Range(0, table.Count).Select(row => (table.IdOf(row), table.Value(row, "name"), table.Value(row, "town")))];
}
