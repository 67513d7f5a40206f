using Bargate.Services.Contract;

namespace Bargate.Forms.Questions;

internal sealed class FileQuestion
{
    public const string TypeName = "file";

    public static IEnumerable<FileId> Files(Bargate.Forms.Contract.Fields fields) => fields.Lines().Where(it => Guid.TryParse(it, out _)).Select(it => FileId.From(Guid.Parse(it)));
}
