using Bargate.Kernel.Contributions;

namespace Bargate.Forms;

/// <summary>
/// Drafts answer to nobody's name: only the cookie or the emailed link opens one, no column tells whose it is, and it is gone after 28 days.
/// So subject access finds nothing here, and erasure says why.
/// </summary>
internal sealed class DraftPersonalData : IPersonalDataSource
{
    public string Key => "drafts";

    public async IAsyncEnumerable<PersonalItem> Export(Subject who, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task<Erasure> Erase(Subject who, CancellationToken stop) => Task.FromResult(new Erasure(0, []));
}
