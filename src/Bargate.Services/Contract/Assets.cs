using System.Collections.Concurrent;
using Bargate.Kernel.Councils;
using Bargate.Kernel.Yaml;

namespace Bargate.Services.Contract;

/// <summary>A thing in the street that the council looks after and that has a number: a light, a bin, a grit box.</summary>
public sealed record Asset(string Id, string Label, string Street, double Latitude, double Longitude);

/// <summary>The council's lists of things, each a file `places/NAME.csv` with id, label, street, latitude and longitude. One for the host; a file that changed is read again.</summary>
public sealed class AssetLists(Council council)
{
    readonly ConcurrentDictionary<string, (DateTime Written, IReadOnlyList<Asset> Assets)> lists = [];

    /// <summary>Empty when there is no such file. What cannot be read in it is left out: publication has named it.</summary>
    public IReadOnlyList<Asset> Of(string name)
    {
        var written = File.GetLastWriteTimeUtc(Loading.AssetFile.PathOf(council.Folder, name));
        if (lists.TryGetValue(name, out var known) && known.Written == written) return known.Assets;
        var read = Loading.AssetFile.Read(council.Folder, name, new Faults());
        lists[name] = (written, read);
        return read;
    }

    public Asset? Find(string name, string id) => Of(name).FirstOrDefault(it => string.Equals(it.Id, id, StringComparison.OrdinalIgnoreCase));
}
