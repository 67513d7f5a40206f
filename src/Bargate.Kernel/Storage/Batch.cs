using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bargate.Kernel.Storage;

/// <summary>
/// A few statements that are written together or not at all, without the cost of change tracking: for the two hot writes (a draft's answer,
/// a submission) and for practice data. Rows come from the same entities and the same model as everywhere else. See decision 0004.
/// </summary>
public sealed class Batch(BargateDb db)
{
    /// <summary>A statement that may change any number of rows.</summary>
    public const int AnyRows = -1;

    static readonly ConcurrentDictionary<(IModel, Type), Insertion> Insertions = [];

    readonly List<Statement> statements = [];

    internal IReadOnlyList<Statement> Statements => statements;

    public Batch Insert(object entity)
    {
        var insertion = Insertions.GetOrAdd((db.Model, entity.GetType()), static key => Insertion.For(key.Item1, key.Item2));
        statements.Add(new(insertion.Sql, insertion.Values(entity), 1));
        return this;
    }

    public Batch InsertAll(IEnumerable<object> entities)
    {
        foreach (var entity in entities) Insert(entity);
        return this;
    }

    /// <summary>Writes what was changed on a tracked row; its version must still be the one that was read.</summary>
    public Batch Update(EntityEntry entry)
    {
        var set = entry.Properties.Where(it => it.IsModified || it.Metadata.IsConcurrencyToken).ToList();
        var known = entry.Properties.Where(it => it.Metadata.IsPrimaryKey() || it.Metadata.IsConcurrencyToken).ToList();
        var number = 0;
        string Assign(PropertyEntry it) => string.Create(CultureInfo.InvariantCulture, $"\"{it.Metadata.GetColumnName()}\" = ${++number}");
        var sql = $"update \"{entry.Metadata.GetTableName()}\" set {string.Join(", ", set.Select(Assign))} where {string.Join(" and ", known.Select(Assign))}";
        return Execute(sql, 1, [
            .. set.Select(it => Stored(it.Metadata, it.Metadata.IsConcurrencyToken ? (int)it.OriginalValue! + 1 : it.CurrentValue)),
            .. known.Select(it => Stored(it.Metadata, it.OriginalValue))]);
    }

    /// <param name="sql">One statement with parameters `$1`, `$2` …, in SQL that both databases read.</param>
    /// <param name="rows">How many rows it must change; otherwise nothing of the batch is written and the outcome is a conflict.</param>
    /// <param name="values">Guid, string, long, int, bool, double, byte[], UTC DateTime, DateOnly or null.</param>
    public Batch Execute(string sql, int rows, params object?[] values)
    {
        statements.Add(new(sql, values, rows));
        return this;
    }

    /// <summary>True when everything is durable; false when a statement changed another number of rows than it must, and nothing was written.</summary>
    public Task<bool> Save(BatchWriter writer, CancellationToken stop = default) => writer.Write(statements, stop);

    internal sealed record Statement(string Sql, object?[] Values, int Rows)
    {
        public bool Allows(int changed) => Rows == AnyRows || Rows == changed;
    }

    sealed record Insertion(string Sql, Func<object, object?>[] Columns)
    {
        public object?[] Values(object entity) => Array.ConvertAll(Columns, read => read(entity));

        public static Insertion For(IModel model, Type type)
        {
            var entity = model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} has no table.");
            var properties = entity.GetProperties().ToArray();
            var columns = string.Join(", ", properties.Select(it => $"\"{it.GetColumnName()}\""));
            var parameters = string.Join(", ", properties.Select((_, i) => $"${i + 1}"));
            return new($"insert into \"{entity.GetTableName()}\" ({columns}) values ({parameters})", [.. properties.Select(Reader)]);
        }

        static Func<object, object?> Reader(IProperty property)
        {
            ArgumentNullException.ThrowIfNull(property.PropertyInfo);
            var getter = property.GetGetter();
            return property.GetTypeMapping().Converter is null ? getter.GetClrValue : entity => Stored(property, getter.GetClrValue(entity));
        }
    }

    static object? Stored(IProperty property, object? value) =>
        value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
}
