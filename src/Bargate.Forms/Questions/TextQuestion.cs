using Bargate.Forms.Contract;
using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Questions;

/// <summary>One line of text.</summary>
internal sealed class TextQuestion() : OneFieldQuestion(new("text", ValueKind.Text, ["max-length", "width"]))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) => WithinLength(question, typed, context, 200);
}

/// <summary>Several lines of text.</summary>
internal sealed class LongTextQuestion() : OneFieldQuestion(new("long-text", ValueKind.Text, ["max-length"]))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) => WithinLength(question, typed, context, 2000);
}

/// <summary>A person's name, as one field: names have any shape (GOV.UK Design System, Names).</summary>
internal sealed class NameQuestion() : OneFieldQuestion(new("name", ValueKind.Text, []))
{
    protected override Reading Check(Question question, Fields typed, FormContext context) => WithinLength(question, typed, context, 200);
}
