using System.Collections.Frozen;
using Bargate.Forms.Contract;
using Bargate.Forms.Questions;
using Bargate.Services.Contract;

namespace Bargate.Forms;

/// <summary>Every question type. A new one is a class and a line here, its page part, and its words.</summary>
internal sealed class QuestionTypes
{
    public static readonly IReadOnlyList<IQuestionType> All =
    [
        new TextQuestion(), new LongTextQuestion(), new ChoiceQuestion(), new ChoicesQuestion(), new YesNoQuestion(),
        new DateQuestion(), new NumberQuestion(), new EmailQuestion(), new PhoneQuestion(), new NameQuestion(),
        new AddressQuestion(), new LocationQuestion(), new FileQuestion(), new DeclarationQuestion(),
        new MonthQuestion(), new MoneyQuestion(), new NationalInsuranceNumberQuestion(), new VehicleRegistrationQuestion(),
        new BankAccountQuestion(), new AssetQuestion(), new OrganisationQuestion(),
    ];

    readonly FrozenDictionary<string, IQuestionType> byName = All.ToFrozenDictionary(it => it.Kind.Name);

    public IQuestionType this[Question question] => byName[question.Type];
}
