using Microsoft.AspNetCore.Authentication;

namespace Bargate.Accounts.SignIn;

/// <summary>Why somebody was not let in, as a word that the page `/staff/refused` explains. It never holds what the token said.</summary>
sealed class SignInRefused(string because, string what) : AuthenticationFailureException(what)
{
    public const string Unknown = "unknown", Stopped = "stopped", Failed = "failed", Again = "again";

    public string Because { get; } = because;
}
