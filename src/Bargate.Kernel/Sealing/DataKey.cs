using System.Text;
using System.Text.Json;
using Bargate.Kernel.Ids;

namespace Bargate.Kernel.Sealing;

/// <summary>The key of one case, draft or person. What it seals is bound to table, column and row, so no sealed value can be moved to another place.</summary>
public sealed class DataKey
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new IdTypes() } };

    internal DataKey(Guid id, byte[] secret) => (Id, Secret) = (id, secret);

    public Guid Id { get; }

    internal byte[] Secret { get; }

    /// <param name="place">Table and column: `cases_cases.Answers`.</param>
    /// <param name="row">The row's id.</param>
    public Sealed<T> Seal<T>(T value, string place, Guid row) => new(Aes.Encrypt(Secret, ToBytes(value), Bound(place, row)));

    /// <exception cref="System.Security.Cryptography.CryptographicException">Changed, moved, or sealed with another key.</exception>
    public T Open<T>(Sealed<T> value, string place, Guid row) => FromBytes<T>(Aes.Decrypt(Secret, value.Bytes, Bound(place, row)));

    static byte[] ToBytes<T>(T value) => value switch
    {
        string text => Encoding.UTF8.GetBytes(text),
        byte[] bytes => bytes,
        _ => JsonSerializer.SerializeToUtf8Bytes(value, Json),
    };

    static T FromBytes<T>(byte[] bytes) =>
        typeof(T) == typeof(string) ? (T)(object)Encoding.UTF8.GetString(bytes)
        : typeof(T) == typeof(byte[]) ? (T)(object)bytes
        : JsonSerializer.Deserialize<T>(bytes, Json)!;

    static byte[] Bound(string place, Guid row)
    {
        var bound = new byte[16 + Encoding.UTF8.GetByteCount(place)];
        row.TryWriteBytes(bound);
        Encoding.UTF8.GetBytes(place, bound.AsSpan(16));
        return bound;
    }
}
