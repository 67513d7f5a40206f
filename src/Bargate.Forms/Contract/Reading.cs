using Bargate.Ui;

namespace Bargate.Forms.Contract;

/// <summary>What a question type made of a posted page.</summary>
public abstract record Reading(Fields Typed)
{
    /// <summary>An answer, checked. Empty fields are an optional question passed over.</summary>
    public sealed record Accepted(Fields Typed) : Reading(Typed);

    /// <summary>Something to put right; what was typed is shown again.</summary>
    public sealed record Rejected(Fields Typed, IReadOnlyList<FieldError> Errors) : Reading(Typed)
    {
        public Rejected(Fields typed, string field, string message) : this(typed, [new(field, message)]) { }

        public Rejected(Fields typed, string field, Said said) : this(typed, [new(field, said)]) { }
    }

    /// <summary>Not yet an answer: the same page again, with what was looked up or uploaded, and what to put right. What is typed so far is kept in the draft.</summary>
    public sealed record Again(Fields Typed, object? Found, IReadOnlyList<FieldError> Errors) : Reading(Typed)
    {
        public Again(Fields typed, object? found = null) : this(typed, found, []) { }

        public Again(Fields typed, object? found, string field, string message) : this(typed, found, [new FieldError(field, message)]) { }

        public Again(Fields typed, object? found, string field, Said said) : this(typed, found, [new FieldError(field, said)]) { }
    }
}
