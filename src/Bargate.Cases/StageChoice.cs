using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>A stage that a case can come to, with its reason where it needs one: what an officer chooses.</summary>
internal sealed record StageChoice(Stage Stage, Reason? Reason)
{
    /// <summary>As it is posted: `done`, `no-action/private-road`.</summary>
    public string Value => Reason is null ? Stage.Id : $"{Stage.Id}/{Reason.Id}";
}

internal static class StageChoices
{
    /// <summary>The stages that leave the case open, in the service's order.</summary>
    public static IReadOnlyList<StageChoice> Moving(OpenedCase opened) => Of(opened.Service, it => !it.Closes && it.Id != opened.Case.Stage);

    public static IReadOnlyList<StageChoice> Closing(OpenedCase opened) => Of(opened.Service, it => it.Closes && it.Id != opened.Case.Stage);

    public static IReadOnlyList<StageChoice> All(ServiceDefinition service) => Of(service, _ => true);

    /// <summary>The stage that comes next in the ordinary course: the first after this one.</summary>
    public static Stage? Next(OpenedCase opened) => opened.Service.Case.Stages.SkipWhile(it => it.Id != opened.Case.Stage).Skip(1).FirstOrDefault();

    static List<StageChoice> Of(ServiceDefinition service, Func<Stage, bool> wanted) =>
        [.. service.Case.Stages.Where(wanted).SelectMany(stage => stage.Reasons.Count == 0 ? [new StageChoice(stage, null)] : stage.Reasons.Select(reason => new StageChoice(stage, reason)))];
}
