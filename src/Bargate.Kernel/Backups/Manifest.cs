using System.Security.Cryptography;
using System.Text.Json;

namespace Bargate.Kernel.Backups;

/// <summary>What a backup holds, written last: a folder without it is not a whole backup.</summary>
/// <param name="Edition">The product's, which made it.</param>
/// <param name="Sha256">Of the copy of the database.</param>
/// <param name="Rows">How many rows each table had.</param>
/// <param name="Files">How many sealed files lie beside it.</param>
public sealed record Manifest(string Edition, DateTime At, string Copy, string Sha256, IReadOnlyDictionary<string, long> Rows, int Files)
{
    public const string FileName = "manifest.json";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<string> HashOf(string file, CancellationToken stop = default)
    {
        await using var stream = File.OpenRead(file);
        return Convert.ToHexString(await SHA256.HashDataAsync(stream, stop));
    }

    public async Task Write(string folder, CancellationToken stop = default)
    {
        var part = Path.Combine(folder, FileName + ".part");
        await using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            await JsonSerializer.SerializeAsync(file, this, Json, stop);
            file.Flush(flushToDisk: true);
        }
        File.Move(part, Path.Combine(folder, FileName), overwrite: true);
    }

    /// <param name="kind">How the copy's name ends: `.db` or `.dump`.</param>
    /// <exception cref="InvalidOperationException">The folder holds no whole backup, or its copy is not the one that was made.</exception>
    public static async Task<Manifest> Check(string folder, string kind, CancellationToken stop = default)
    {
        var file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) throw new InvalidOperationException($"There is no {file}, so this is not a whole backup. Name the folder that `bargate backup` filled.");
        Manifest? read;
        try { read = JsonSerializer.Deserialize<Manifest>(await File.ReadAllTextAsync(file, stop), Json); }
        catch (JsonException) { read = null; }
        if (read is not { Copy: not null, Sha256: not null, Rows: not null }) throw new InvalidOperationException($"{file} cannot be read. Use another backup.");
        if (Path.GetExtension(read.Copy) != kind) throw new InvalidOperationException($"This is a backup of another kind of database ({read.Copy}), and here one that ends with {kind} is needed. Set ConnectionStrings:Bargate to the kind that it was made from.");
        var copy = Path.Combine(folder, Path.GetFileName(read.Copy));
        if (!File.Exists(copy)) throw new InvalidOperationException($"There is no {copy}. Use another backup.");
        if (await HashOf(copy, stop) != read.Sha256) throw new InvalidOperationException($"{copy} is not the copy that was made on {read.At:u}: it was damaged or changed since. Use another backup.");
        return read;
    }
}
