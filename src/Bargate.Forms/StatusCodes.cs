namespace Bargate.Forms;

/// <summary>The answers of a form page that are not 200.</summary>
internal static class StatusCodes
{
    /// <summary>The page again, with what to put right (RFC 9110, 422 Unprocessable Content).</summary>
    public const int Invalid = 422;

    /// <summary>The service was withdrawn.</summary>
    public const int Gone = 410;

    /// <summary>The draft kept changing under us.</summary>
    public const int Conflict = 409;
}
