using System.Globalization;
using Bargate.Kernel.Councils;
using Bargate.Services.Contract;
using Bargate.Services.Expressions;
using Bargate.Services.Loading;
using Parts = System.Collections.Generic.IReadOnlyList<Bargate.Services.Contract.SentencePart>;

namespace Bargate.Services.Editing;

/// <summary>Every rule of a service as a sentence, in the order of the file.</summary>
internal sealed class RuleWords(CheckedText text, ReadService read, Council council, Phrases phrases, string language)
{
    readonly ServiceDefinition service = read.Definition;
    readonly ConditionWords words = new(phrases, read.Definition, council.Time.In(language), language);
    readonly List<RuleSentence> rules = [];

    public IReadOnlyList<RuleSentence> All()
    {
        QuestionGroup? page = null;
        foreach (var question in service.Questions)
        {
            if (question.Group is { When: { } shown } group && group != page) Add(PathOf(group), RuleKind.Ask, "page", ("question", Phrases.Strong(group.Ask.In(language))), ("condition", words.Of(shown.Source)));
            page = question.Group;
            Question(question, PathOf(question));
            foreach (var inner in question.Items?.Questions ?? []) Question(inner, PathOf(inner));
        }
        Fee();
        Case();
        return rules;
    }

    void Question(Question question, string path)
    {
        var named = Phrases.Strong(words.Asked(question, question.Id));
        var condition = question.When is { } when ? words.Of(when.Source) : null;
        if (question.Value is { } value)
        {
            var worked = words.Value(value.Source, question.Type == "money");
            if (condition is null) Add(path, RuleKind.Value, "work-out", ("question", named), ("value", worked));
            else Add(path, RuleKind.Value, "work-out-if", ("question", named), ("condition", condition), ("value", worked));
            return;
        }
        if (condition is not null) Add(path, RuleKind.Ask, "ask", ("question", named), ("condition", condition));
        if (question.Items is { } items) Add(path, RuleKind.Limit, "repeat", ("question", named), ("least", Number(items.Min)), ("most", Number(items.Max)));
        Limits(question, path, named);
        if (question.Duplicates is { } same) Add(path, RuleKind.Limit, "duplicates", ("question", named), ("value", Number(same.RadiusMetres)));
        foreach (var exit in question.Exits)
            Add(path, RuleKind.Exit, "exit", ("condition", words.Of(exit.When.Source)), ("page", Phrases.Strong(service.ExitPage(exit.To)?.Title.In(language) ?? exit.To)));
    }

    void Limits(Question question, string path, Parts named)
    {
        foreach (var (setting, plain, date) in new[] { ("min", "least", "earliest"), ("max", "most", "latest") })
            if (question.Type is "date" or "month" && question.SettingText(setting) is { } day) Add(path, RuleKind.Limit, date, ("question", named), ("date", words.Date(day)));
            else if (question.Type == "file" && setting == "max" && question.SettingNumber(setting) is { } files) Add(path, RuleKind.Limit, "files", ("question", named), ("value", Number(files)));
            else if (question.SettingNumber(setting) is { } number) Add(path, RuleKind.Limit, plain, ("question", named), ("value", question.Type == "money" && Math.Abs(number) < ConditionWords.MostMoney ? Phrases.Strong(new Kernel.Money((long)(number * 100)).ToString()) : Number(number)));
        if (question.SettingNumber("max-length") is { } letters) Add(path, RuleKind.Limit, "letters", ("question", named), ("value", Number(letters)));
    }

    void Fee()
    {
        if (service.Fee is not { } fee) return;
        var (amount, what) = (words.Value(fee.Amount.Source, true), Phrases.Strong(fee.For.In(language)));
        if (fee.When is { } when) Add("fee", RuleKind.Fee, "fee-if", ("value", amount), ("page", what), ("condition", words.Of(when.Source)));
        else Add("fee", RuleKind.Fee, "fee", ("value", amount), ("page", what));
    }

    void Case()
    {
        var rules = service.Case;
        if (rules.Auto is { } auto)
        {
            var key = "auto" + (auto.Reason is null ? "" : "-reason") + (auto.When is null ? "" : "-if");
            var reason = rules.Stage(auto.To)?.Reason(auto.Reason ?? "")?.Text.In(language) ?? auto.Reason ?? "";
            Add("case/auto", RuleKind.Auto, key, ("stage", Phrases.Strong(auto.To)), ("reason", Phrases.Strong(reason.TrimEnd('.'))), ("condition", auto.When is null ? [] : words.Of(auto.When.Source)));
            if (auto.SampleEvery is { } every) Add("case/auto", RuleKind.Auto, "sample", ("value", Number(every)));
        }
        for (var i = 0; i < rules.Assign.Count; i++)
        {
            var assign = rules.Assign[i];
            var key = "assign" + (assign.Priority == Priority.Urgent ? "-urgent" : "") + (assign.When is not null ? "-if" : i > 0 ? "-else" : "");
            Add(string.Create(CultureInfo.InvariantCulture, $"case/assign/{i}"), RuleKind.Assign, key, ("team", Phrases.Strong(Team(assign.Team))), ("condition", assign.When is null ? [] : words.Of(assign.When.Source)));
        }
        foreach (var stage in rules.Stages)
        {
            if (stage.Target is { } days) Add($"case/stages/{stage.Id}", RuleKind.Stage, "target", ("stage", Phrases.Strong(stage.Id)), ("value", words.Length(days, Unit.WorkingDay)));
            if (stage.Closes) Add($"case/stages/{stage.Id}", RuleKind.Stage, "closes", ("stage", Phrases.Strong(stage.Id)));
        }
        if (rules.Reopen is { } reopen) Add("case/reopen", RuleKind.Stage, "reopen", ("value", words.Length(reopen.WithinDays, Unit.Day)), ("stage", Stages(reopen.From)));
        Add("case/overdue", RuleKind.Stage, rules.Overdue.TellResident ? "overdue-told" : "overdue", ("team", Phrases.Strong(Team(rules.Overdue.EscalateTo))));
        if (service.Renewal is { } renewal)
            Add("renewal", RuleKind.Stage, renewal.After is null ? "renewal-ends" : "renewal-after", ("stage", Stages(renewal.From)), ("value", Period(renewal.After ?? default)), ("remind", words.Length(renewal.RemindDays, Unit.Day)));
        Add("keep", RuleKind.Keep, "keep", ("answers", Period(service.Keep.Answers)), ("files", Period(service.Keep.Files)), ("contact", Period(service.Keep.Contact)));
    }

    Parts Stages(IEnumerable<string> stages) => phrases.Joined([.. stages.Select(it => Phrases.Strong(it))], "services.condition.or");

    Parts Period(KeepPeriod period) => period.Months == 0 ? words.Length(period.Days, Unit.Day) : period.Months % 12 == 0 ? words.Length(period.Months / 12, Unit.Year) : words.Length(period.Months, Unit.Month);

    string Team(string id) => read.Around.Teams.GetValueOrDefault(id)?.Name ?? id;

    static Parts Number(decimal number) => Phrases.Strong(number.ToString("#,0.##", CultureInfo.InvariantCulture));

    // The innermost part that its id stands in, or the block that brings it.
    string PathOf(object thing)
    {
        var at = read.Places.Of(thing);
        if (at.File == text.Text.Document.File) return text.Text.PartAt(at.Line)?.Path ?? "";
        var name = Path.GetFileNameWithoutExtension(at.File ?? "");
        return text.Text.Pages.FirstOrDefault(it => it.Kind == PartKind.Block && it.Id == name)?.Path ?? "";
    }

    void Add(string path, RuleKind kind, string key, params ReadOnlySpan<(string, Parts)> values) => rules.Add(new(path, kind, Phrases.Sentence(phrases.Of($"services.rule.{key}", values))));
}
