using Bargate.Cases.Contract;
using Bargate.Records.Contract;

namespace Bargate.Cases.Jobs;

/// <summary>Hands whoever sent a form to the single record, after the submission is safe and without keeping anybody waiting. It may come twice.</summary>
internal sealed class AttachReporter(OpenCases cases, FormRecords people) : IJob<ReporterNamed>
{
    public async Task Run(ReporterNamed happened, CancellationToken stop)
    {
        if (await cases.Find(happened.Case, stop) is not { IsGone: false } opened) return;
        var (name, email, phone) = opened.Contact;
        await people.Receive(new(opened.Case.Reference, opened.Case.Team, name, email, phone, Reporter.AddressOf(opened.Service, opened.Answers)), stop);
    }
}
