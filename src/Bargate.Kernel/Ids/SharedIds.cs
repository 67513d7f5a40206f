namespace Bargate.Kernel.Ids;

/// <summary>A person of the customer register. Lives here because the contributions speak of it.</summary>
public readonly record struct PersonId(Guid Value) : IId<PersonId> { public static PersonId From(Guid value) => new(value); }

/// <summary>A resident's MySouthampton account.</summary>
public readonly record struct AccountId(Guid Value) : IId<AccountId> { public static AccountId From(Guid value) => new(value); }

/// <summary>An officer who works in the staff area.</summary>
public readonly record struct OfficerId(Guid Value) : IId<OfficerId> { public static OfficerId From(Guid value) => new(value); }

/// <summary>A stored file.</summary>
public readonly record struct FileId(Guid Value) : IId<FileId> { public static FileId From(Guid value) => new(value); }
