using Bargate.Services.Contract;
using Microsoft.AspNetCore.Http;

namespace Bargate.Forms.Contract;

/// <summary>A type of question: everything about it in one place. Its page part is `Pages/Shared/Questions/_NAME.cshtml`.</summary>
public interface IQuestionType
{
    /// <summary>Its name in service files, what its answer is to a condition, and the settings it takes.</summary>
    QuestionKind Kind { get; }

    /// <summary>Picks its fields from a posted page and checks them. <paramref name="before"/> is what the draft holds.</summary>
    ValueTask<Reading> Read(Question question, IFormCollection posted, Fields before, FormContext context, CancellationToken stop);

    /// <summary>An accepted answer as conditions see it.</summary>
    Value ValueOf(Question question, Fields answer);

    /// <summary>An accepted answer as people read it, in lines.</summary>
    string Show(Question question, Fields answer, FormContext context);

    /// <summary>An accepted answer as rules and exports of cases use it; null where its text says it all.</summary>
    string? Export(Question question, Fields answer) => null;

    /// <summary>What the page shows beside the fields, such as addresses found for a postcode. Null when there is nothing to look up.</summary>
    ValueTask<object?> LookUp(Question question, Fields typed, FormContext context, CancellationToken stop) => ValueTask.FromResult<object?>(null);
}
