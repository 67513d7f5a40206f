using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bargate.Kernel.Ids;

/// <summary>Recognises id types, and writes them to JSON as bare GUIDs.</summary>
public sealed class IdTypes : JsonConverterFactory
{
    public static bool IsId(Type type) =>
        type.IsValueType && Array.Exists(type.GetInterfaces(), it => it.IsGenericType && it.GetGenericTypeDefinition() == typeof(IId<>));

    public override bool CanConvert(Type typeToConvert) => IsId(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Json<>).MakeGenericType(typeToConvert))!;

    sealed class Json<TId> : JsonConverter<TId> where TId : struct, IId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TId.From(reader.GetGuid());

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
    }
}
