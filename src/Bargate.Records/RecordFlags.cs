namespace Bargate.Records;

/// <summary>What asks for more care. Kept as bits, of the source and of its records together.</summary>
[Flags]
internal enum RecordFlags
{
    None = 0,

    /// <summary>Opened only with a permission of its own and a reason: witness protection, adoption, employees who are customers.</summary>
    Restricted = 1,

    Safeguarding = 2,

    DebtRecovery = 4,

    Court = 8,
}
