using Bargate.Kernel.Files;

namespace Bargate.Cases.Storage;

/// <summary>The files of cases. A file that came with a form still names the draft that it was sent with.</summary>
internal static class FileQueries
{
    extension(IQueryable<Case> cases)
    {
        public IQueryable<Case> Holding(FileRow file)
        {
            var (draft, id) = (file.About, Contract.CaseId.From(file.About));
            return cases.Where(it => it.Draft == draft || it.Id == id);
        }
    }
}
