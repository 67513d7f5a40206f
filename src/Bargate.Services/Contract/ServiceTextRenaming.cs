using Bargate.Services.Editing;
using Bargate.Services.Loading;

namespace Bargate.Services.Contract;

public sealed partial class ServiceText
{
    /// <summary>Gives a question, group, option, stage or exit page another id, and writes it in every condition, message, rule and walk that names it.</summary>
    public Renamed Rename(string path, string id, string? walks = null)
    {
        var uses = new List<EditedUse>();
        Renamed No(string reason) => new(this, walks, reason, []);
        if (!IsReadable) return No($"This text cannot be read: {Document.Faults.First()}");
        if (!Ids.IsGood(id) || Expressions.Parser.IsReserved(id)) return No($"'{id}' is not an id. Use a to z, 0 to 9 and hyphens, starting with a letter, at most 60 characters");
        if (Document.Find(path) is not { Holder: not null } spot) return No($"There is no part '{path}' in this text. It may have been removed or renamed");
        if (spot.Holder.Children.Any(it => it.Index != spot.Index && (it.Entry?.Key ?? it.Id) == id)) return No($"'{id}' is there already. Choose another one");
        try
        {
            var renaming = new Renaming(Document, spot, id);
            IReadOnlyList<(Spot Spot, string Text, bool Key)> here = [.. renaming.InService().Select(it => (it.Spot, it.Text, false)), .. spot.Entry is null ? [] : new[] { (spot, id, true) }];
            var text = Change(it => it.Rewrite(here));
            if (!text.Done) return No(text.Refused!);
            uses.AddRange(here.Where(it => !it.Key && it.Spot.Holder != spot).Select(it => Use(Document, it)));
            if (walks is null) return new(text.Text, null, null, uses);
            var file = new Document($"services/{Service}.walks.yaml", walks.StartsWith(Mark, StringComparison.Ordinal) ? walks[1..] : walks);
            if (file.Top is null) return No($"The walks cannot be read: {file.Faults.First()}");
            var there = renaming.InWalks(file).ToList();
            var changed = new Changes(file).Rewrite(there);
            if (new Document(file.File, changed.Text).Top is not { } top || !Meaning.Same(changed.Meaning, Meaning.Of(top.Node))) return No("The walks are written in a way that cannot be changed by itself. Change the id there first");
            uses.AddRange(there.Select(it => Use(file, it)));
            return new(text.Text, (walks.Length > file.Text.Length ? Mark : "") + changed.Text, null, uses);
        }
        catch (Refusal refusal) { return No(refusal.Message); }
    }

    static EditedUse Use(Document document, (Spot Spot, string Text, bool Key) it) =>
        new(document.File, document.LineOf(it.Key ? it.Spot.Entry!.Start : it.Spot.Node.Start), it.Spot.Path, it.Key ? it.Spot.Entry!.Key : ((Kernel.Yaml.YamlScalar)it.Spot.Node).Text, it.Text);
}
