namespace Bargate.Accounts.SignIn;

/// <summary>A sign-in that was used: its state cannot be used again, on any host, even with the browser's cookies copied.</summary>
sealed class SpentSignIn
{
    /// <summary>SHA-256 of the nonce, in hexadecimal.</summary>
    public required string Nonce { get; init; }

    public DateTime SpentAt { get; init; }
}
