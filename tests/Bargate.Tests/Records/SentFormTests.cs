using Bargate.Accounts.Contract;
using Bargate.Examples;
using Bargate.Kernel;
using Bargate.Kernel.Auditing;
using Bargate.Records;
using Bargate.Records.Contract;
using Bargate.Records.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Records;

/// <summary>Whoever sends a form becomes a source record, and is attached to somebody only when that is certain and allowed.</summary>
public sealed class SentFormTests(SentSite site) : IClassFixture<SentSite>
{
    Task<Visitor> As(Role role) => site.SignedIn(PracticeOfficers.All.First(it => it.Role == role).Id.Value);

    [Fact]
    public async Task Somebody_whom_one_record_alone_fits_is_attached_at_once_where_the_council_allows_it()
    {
        // Not everybody of the practice data is told from their family by a form: of ten, some are.
        var attached = 0;
        for (var i = 0; i < 10; i++)
        {
            var (known, value) = await site.Somebody(i * 300, SentSite.Whole);
            var sent = await site.Send($"{value("forename")} {value("surname")}", $"{value("house-number")} {value("street")}", "Southampton", value("postcode")!, value("email"), value("phone"));
            if (sent.Person == known.Person || sent.Person == await site.InDatabase(db => db.SourceRecords.Where(it => it.Id == known.Id).Select(it => it.Person).SingleAsync()))
            {
                attached++;
                var made = await site.InDatabase(db => db.Assertions.AsNoTracking().SingleAsync(it => it.Right == sent.Id || it.Left == sent.Id));
                Assert.True(made is { By: null, Run: null, Says: Says.Same, Model: not null, Evidence: not null });
            }
            // Somebody may have a second record that nobody has linked yet: then it is that one's, or officers are asked.
            else Assert.True(sent.Person != sent.Id || await site.InDatabase(db => db.Reviews.AnyAsync(it => it.Right == sent.Id || it.Left == sent.Id)), "neither attached nor asked about");
        }
        Assert.True(attached >= 1, $"{attached} of 10 were attached");
    }

    [Fact]
    public async Task Somebody_nobody_knows_is_a_new_person_whom_the_case_page_leads_to()
    {
        var sent = await site.Send("Zebedee Quillfeather", "1 Nowhere Street", "Elsewhere", "ZE1 0AA", "zebedee.quillfeather@example.org", null);
        Assert.Equal(sent.Id, sent.Person);
        Assert.Equal(0, await site.InDatabase(db => db.Reviews.CountAsync(it => it.Left == sent.Id || it.Right == sent.Id)));
        using var officer = await As(Role.ResidentServices);
        var page = await officer.Get($"/staff/cases/{sent.ExternalId}");
        Assert.NotNull(page.Document.QuerySelector($"a[href='/staff/records/customers/{sent.Person.Value}']"));
    }

    [Fact]
    public async Task The_values_are_those_of_the_form_in_the_columns_of_the_register()
    {
        var sent = await site.Send("Dr Ada Mary Formby", "Flat 2, 17 Invented Road", "Southampton", "so14 7ly", "ada.formby@example.org", "023 8091 2345");
        var said = await site.InScope(async it => (await it.GetRequiredService<RecordValues>().Newest([sent], CancellationToken.None))[sent.Id]);
        string? Value(string column) => said[Registers.Place(Register.Customers, column)];
        Assert.Equal(("Ada", "Mary", "Formby"), (Value("forename"), Value("middle-name"), Value("surname")));
        Assert.Equal(("17", "Invented Road", "Southampton", "SO14 7LY"), (Value("house-number"), Value("street"), Value("town"), Value("postcode")));
        Assert.Equal(("ada.formby@example.org", "023 8091 2345"), (Value("email"), Value("phone")));
    }

    [Fact]
    public async Task A_form_that_says_the_same_as_one_whose_sender_an_officer_knows_is_attached_to_them()
    {
        Task<SourceRecord> Send() => site.Send("Penelope Provenance", "3 Proven Road", "Elsewhere", "ZE1 0AB", "penelope@example.org", null);
        var (first, other) = (await Send(), await site.Send("P Provenance", "3 Proven Road", "Elsewhere", "ZE1 0AB", "penny@example.org", null));
        await site.InScope(async it =>
        {
            await it.GetRequiredService<Merging>().Merge(first.Id, other.Id, new(RecordsHouse.Ann), CancellationToken.None);
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        var again = await Send();
        Assert.Equal(first.Person, again.Person);
    }

    [Fact]
    public async Task A_job_that_comes_twice_makes_nothing_twice()
    {
        var sent = await site.Send("Tobias Twicely", "9 Repeated Road", "Elsewhere", "ZE1 0AD", "tobias@example.org", null);
        await site.InScope(async it =>
        {
            await it.GetRequiredService<FormRecords>().Receive(new(sent.ExternalId, "waste", "Tobias Twicely", "tobias@example.org", null, "9 Repeated Road\nElsewhere\nZE1 0AD"), CancellationToken.None);
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Assert.Equal(1, await site.InDatabase(db => db.RecordVersions.CountAsync(it => it.Record == sent.Id)));
        Assert.Equal(1, await site.InDatabase(db => db.SourceRecords.CountAsync(it => it.ExternalId == sent.ExternalId)));
    }

    [Fact]
    public async Task When_the_contact_details_of_a_case_go_what_was_taken_from_them_goes_too()
    {
        var sent = await site.Send("Fenella Forgotten", "8 Lost Road", "Elsewhere", "ZE1 0AE", "fenella@example.org", null);
        await site.InScope(async it =>
        {
            await it.GetRequiredService<FormRecords>().Forget(sent.ExternalId, CancellationToken.None);
            return await it.GetRequiredService<BargateDb>().SaveChangesAsync();
        });
        Assert.NotNull((await site.InDatabase(db => db.SourceRecords.AsNoTracking().SingleAsync(it => it.Id == sent.Id))).DisposedAt);
        using var officer = await As(Role.ResidentServices);
        Assert.DoesNotContain("See everything we know", (await officer.Get($"/staff/cases/{sent.ExternalId}")).Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_for_a_known_person_has_their_name_address_and_contacts_in_it()
    {
        var sent = await site.Send("Kenneth Known", "5 Known Road", "Elsewhere", "ZE1 0AF", "kenneth@example.org", "023 8091 9999");
        using var officer = await As(Role.ResidentServices);
        var start = await officer.Get($"/staff/on-behalf?person={sent.Person.Value}");
        Assert.Contains("We fill in what we know", start.Main, StringComparison.Ordinal);
        var page = await officer.Submit(start, ("Service", "who"), ("Channel", "Phone"), ("Consent", "yes"));
        Assert.Equal("Kenneth Known", page.Document.QuerySelector("[name=name]")!.GetAttribute("value"));
        page = await officer.Submit(page, ("name", "Kenneth Known"));
        Assert.Equal("5 Known Road", page.Document.QuerySelector("[name=home-line1]")!.GetAttribute("value"));
        Assert.Equal("ZE1 0AF", page.Document.QuerySelector("[name=home-typed-postcode]")!.GetAttribute("value"));
        page = await officer.Submit(page, ("home-line1", "5 Known Road"), ("home-town", "Elsewhere"), ("home-typed-postcode", "ZE1 0AF"));
        Assert.Equal("kenneth@example.org", page.Document.QuerySelector("[name=email]")!.GetAttribute("value"));
        page = await officer.Submit(page, ("email", "kenneth@example.org"));
        Assert.Equal("023 8091 9999", page.Document.QuerySelector("[name=phone]")!.GetAttribute("value"));
        Assert.Equal(1, await site.InDatabase(db => db.Set<AuditRow>().CountAsync(it => it.Action == "record-reused" && it.About == sent.Person.Value)));
    }

    [Fact]
    public async Task A_restricted_record_fills_in_nothing()
    {
        var sent = await site.Send("Rosalind Restricted", "6 Hidden Road", "Elsewhere", "ZE1 0AG", "rosalind@example.org", null);
        await site.InDatabase(async db => { (await db.SourceRecords.SingleAsync(it => it.Id == sent.Id)).Flag(RecordFlags.Restricted); return await db.SaveChangesAsync(); });
        using var officer = await As(Role.Administrator);
        var page = await officer.Submit(await officer.Get($"/staff/on-behalf?person={sent.Id.Value}"), ("Service", "who"), ("Channel", "Phone"), ("Consent", "yes"));
        Assert.Equal("", page.Document.QuerySelector("[name=name]")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task A_person_who_is_none_fills_in_nothing_and_breaks_nothing()
    {
        using var officer = await As(Role.ResidentServices);
        foreach (var person in new[] { Guid.NewGuid().ToString(), "nobody" })
        {
            var page = await officer.Submit(await officer.Get($"/staff/on-behalf?person={person}"), ("Service", "who"), ("Channel", "Phone"), ("Consent", "yes"));
            Assert.Equal("", page.Document.QuerySelector("[name=name]")?.GetAttribute("value") ?? "");
        }
    }
}

/// <summary>Where nothing is linked by rule, which is so unless a council says otherwise.</summary>
public sealed class SentFormAskTests(AskingSite site) : IClassFixture<AskingSite>
{
    [Fact]
    public async Task Somebody_who_fits_a_record_is_asked_about_and_attached_to_nobody()
    {
        var (_, value) = await site.Somebody(0, SentSite.Whole);
        var sent = await site.Send($"{value("forename")} {value("surname")}", $"{value("house-number")} {value("street")}", "Southampton", value("postcode")!, value("email"), value("phone"));
        Assert.Equal(sent.Id, sent.Person);
        var asked = await site.InDatabase(db => db.Reviews.AsNoTracking().SingleAsync(it => it.Right == sent.Id || it.Left == sent.Id));
        Assert.True(asked is { Cause: ReviewCause.Form or ReviewCause.Several, ClosedAt: null, Evidence: not null, Model: not null });
    }

    [Fact]
    public void A_name_in_one_box_is_taken_apart()
    {
        Assert.Equal(("Ada", null, "Lovelace"), Bargate.Records.Sent.FormValues.Name("Ada Lovelace"));
        Assert.Equal(("Ada", "King", "Lovelace"), Bargate.Records.Sent.FormValues.Name(" Mrs. Ada  King Lovelace"));
        Assert.Equal((null, null, "Cher"), Bargate.Records.Sent.FormValues.Name("Cher"));
        Assert.Equal((null, null, null), Bargate.Records.Sent.FormValues.Name("  "));
    }
}
