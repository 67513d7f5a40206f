using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bargate.Kernel.Ids;

/// <summary>Stores an id as its GUID. The static abstract is called from an ordinary method: expression trees may not.</summary>
public sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => ValueOf(id), value => Make(value)) where TId : struct, IId<TId>
{
    static Guid ValueOf(TId id) => id.Value;

    static TId Make(Guid value) => TId.From(value);
}
