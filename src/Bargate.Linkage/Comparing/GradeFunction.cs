namespace Bargate.Linkage.Comparing;

/// <summary>How alike two different values are: 0 not, and up. Equal values are not asked about.</summary>
internal delegate int GradeFunction(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b);
