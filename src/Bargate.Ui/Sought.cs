using System.Security.Cryptography;
using Bargate.Kernel.Ids;
using Microsoft.AspNetCore.DataProtection;

namespace Bargate.Ui;

/// <summary>What an officer looked for, as it may stand in an address: a reference as it is, anything else, which may be a person, only in a form that nobody can read in a log.</summary>
public sealed class Sought(IDataProtectionProvider protection)
{
    const char Mark = '~';

    readonly IDataProtector protector = protection.CreateProtector("Bargate.Cases.Sought");

    public string Hide(string text) => SpokenReference.Parse(text) is not null ? text : Mark + protector.Protect(text);

    /// <summary>Null when it is not of ours, or too old to be read.</summary>
    public string? Show(string text)
    {
        if (text.Length == 0 || text[0] != Mark) return text;
        try { return protector.Unprotect(text[1..]); }
        catch (CryptographicException) { return null; }
    }
}
