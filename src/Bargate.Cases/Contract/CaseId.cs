namespace Bargate.Cases.Contract;

public readonly record struct CaseId(Guid Value) : IId<CaseId> { public static CaseId From(Guid value) => new(value); }
