namespace Bargate.Kernel.Contributions;

/// <summary>A module's part in subject access and erasure (UK GDPR, articles 15 and 17).</summary>
public interface IPersonalDataSource
{
    /// <summary>A slug, and the key of the words shown: `cases`.</summary>
    string Key { get; }

    IAsyncEnumerable<PersonalItem> Export(Subject who, CancellationToken stop);

    /// <summary>Erases what may be erased. What the law makes the council keep is counted with its reason, not hidden.</summary>
    Task<Erasure> Erase(Subject who, CancellationToken stop);
}

/// <summary>One thing held about a person, in words they can read.</summary>
public sealed record PersonalItem(string Title, DateTime At, IReadOnlyList<(string Label, string Text)> Details);

public sealed record Erasure(int Erased, IReadOnlyList<(int Count, string Because)> Kept);
