using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bargate.Kernel.Sealing;

/// <summary>Stores a sealed value as its bytes.</summary>
public sealed class SealedConverter<T>() : ValueConverter<Sealed<T>, byte[]>(it => it.Bytes, bytes => new(bytes));
