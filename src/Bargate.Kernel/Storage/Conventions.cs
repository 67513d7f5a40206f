using System.Reflection;
using Bargate.Kernel.Ids;
using Bargate.Kernel.Sealing;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bargate.Kernel.Storage;

/// <summary>What holds for every table: ids as GUIDs, sealed values as bytes, enums as words, times in UTC, `Version` as the concurrency token.</summary>
static class Conventions
{
    public static void Configure(ModelConfigurationBuilder model, BargateModules modules)
    {
        model.Properties<DateTime>().HaveConversion<UtcConverter>();
        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var type in ValueTypes(modules))
        {
            var converter = type.IsGenericType ? typeof(SealedConverter<>).MakeGenericType(type.GetGenericArguments()) : typeof(IdConverter<>).MakeGenericType(type);
            model.Properties(type, it => it.HaveConversion(converter));
        }
    }

    public static void Finish(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
            if (entity.FindProperty("Version") is { ClrType: var type } version && type == typeof(int))
                version.IsConcurrencyToken = true;
    }

    static IEnumerable<Type> ValueTypes(BargateModules modules) => modules.Assemblies
        .SelectMany(it => it.GetTypes())
        .SelectMany(it => IdTypes.IsId(it) && !it.IsGenericType ? [it] : SealedOf(it))
        .Distinct();

    static IEnumerable<Type> SealedOf(Type entity) => entity is { IsClass: true, IsGenericTypeDefinition: false }
        ? entity.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Select(it => Nullable.GetUnderlyingType(it.PropertyType) ?? it.PropertyType)
            .Where(it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(Sealed<>))
        : [];

    sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(it => Whole(it), it => DateTime.SpecifyKind(it, DateTimeKind.Utc))
    {
        // PostgreSQL keeps microseconds; a value read back must equal the value written, on both databases.
        static DateTime Whole(DateTime time) => new(time.Ticks - time.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc);
    }
}
