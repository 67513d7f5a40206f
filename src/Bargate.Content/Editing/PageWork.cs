namespace Bargate.Content.Editing;

/// <summary>How far an edition in work is.</summary>
internal enum WorkState
{
    /// <summary>Somebody writes it.</summary>
    Open,

    /// <summary>A second person is asked to read it.</summary>
    Asked,

    /// <summary>A second person has read it: it may be published.</summary>
    Approved,

    Published,
    Discarded,
}

/// <summary>
/// An edition in work of one page: a new text, a new page, a new address, or its withdrawal. Nothing is published that its last editor alone has seen.
/// Never deleted: one that was discarded can be taken up again.
/// </summary>
internal sealed class PageWork
{
    public const int LongestNote = 1000;

    public Guid Id { get; init; }

    /// <summary>Where the page will be: `pages/council-tax/pay.md`.</summary>
    public string File { get; private set; } = "";

    /// <summary>Where it is now, when it is to move.</summary>
    public string? MovesFrom { get; private set; }

    /// <summary>The file that it is about while it is not closed; null afterwards. Unique: two officers work on one text.</summary>
    public string? About { get; private set; }

    /// <summary>The page is to be taken off the site.</summary>
    public bool Withdraws { get; private set; }

    /// <summary>Where those go who ask for a withdrawn page.</summary>
    public string? LeadsTo { get; private set; }

    /// <summary>The file as it will be, byte for byte.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The hash of what the page said when this was begun, or when an officer last looked at both; empty when there was no page.</summary>
    public string Base { get; private set; } = "";

    public WorkState State { get; private set; }

    /// <summary>The edition of its file that it became.</summary>
    public int? Edition { get; private set; }

    public OfficerId ChangedBy { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public OfficerId? ReadBy { get; private set; }

    /// <summary>What the second person said when they gave it back.</summary>
    public string? Note { get; private set; }

    /// <summary>When it is published by itself.</summary>
    public DateTime? PublishAt { get; private set; }

    /// <summary>Why it was not published when its time had come.</summary>
    public string? Failure { get; private set; }

    public int Version { get; private set; }

    public bool IsClosed => State is WorkState.Published or WorkState.Discarded;

    public bool IsNew => Base.Length == 0 && MovesFrom is null && !Withdraws;

    /// <summary>The file whose text it changes.</summary>
    public string Now => MovesFrom ?? File;

    public static PageWork Begin(string file, string content, string @base, OfficerId by, DateTime now) =>
        new() { Id = Guid.CreateVersion7(), File = file, About = file, Content = content, Base = @base, ChangedBy = by, ChangedAt = now };

    public void Save(string content, OfficerId by, DateTime now)
    {
        if (Withdraws) throw new RuleBroken("This page is to be withdrawn. Discard that first.");
        Content = content;
        Touch(by, now);
    }

    /// <param name="content">With its new topic.</param>
    public void Move(string file, string content, OfficerId by, DateTime now)
    {
        Content = content;
        // A page that is not published yet has no old address.
        if (!IsNew) MovesFrom = file == Now ? null : Now;
        else About = file;
        File = file;
        Touch(by, now);
    }

    public void Withdraw(string? leadsTo, OfficerId by, DateTime now)
    {
        (Withdraws, LeadsTo, Content) = (true, leadsTo, "");
        Touch(by, now);
    }

    /// <summary>An officer has seen what else the page says now.</summary>
    public void Rebase(string @base, OfficerId by, DateTime now)
    {
        Base = @base;
        Touch(by, now);
    }

    public void Ask()
    {
        if (State != WorkState.Open) throw new RuleBroken("This edition is not being written: somebody has sent it, discarded it or published it already.");
        (State, Note) = (WorkState.Asked, null);
    }

    public void Approve(OfficerId by)
    {
        SecondPerson(by);
        (State, ReadBy, Note) = (WorkState.Approved, by, null);
    }

    public void GiveBack(OfficerId by, string note)
    {
        SecondPerson(by);
        (State, ReadBy, Note) = (WorkState.Open, by, note);
    }

    /// <param name="at">Null takes the time away.</param>
    public void Schedule(DateTime? at, DateTime now)
    {
        Approved();
        if (at <= now) throw new RuleBroken("This time has passed. Choose a later one, or publish now.");
        (PublishAt, Failure) = (at, null);
    }

    /// <param name="edition">Its number; null when the page is as it was.</param>
    public void Publish(int? edition)
    {
        Approved();
        Edition = edition;
        (State, About, PublishAt, Failure) = (WorkState.Published, null, null, null);
    }

    /// <summary>Its time came and it could not be published: an officer must look.</summary>
    public void Fail(string why) => (PublishAt, Failure) = (null, why);

    public void Discard(OfficerId by, DateTime now)
    {
        NotClosed();
        (State, About, PublishAt, ChangedBy, ChangedAt) = (WorkState.Discarded, null, null, by, now);
    }

    public void TakeUp(OfficerId by, DateTime now)
    {
        if (State != WorkState.Discarded) throw new RuleBroken("Only an edition that was discarded can be taken up again.");
        About = Now;
        State = WorkState.Open;
        (ChangedBy, ChangedAt, ReadBy) = (by, now, null);
    }

    // Whatever is changed must be read again.
    void Touch(OfficerId by, DateTime now)
    {
        NotClosed();
        (State, ChangedBy, ChangedAt, ReadBy, PublishAt, Failure) = (WorkState.Open, by, now, null, null, null);
    }

    void SecondPerson(OfficerId by)
    {
        if (State != WorkState.Asked) throw new RuleBroken("This edition does not wait for somebody to read it.");
        if (by == ChangedBy) throw new RuleBroken("You changed this edition last. Somebody else must read it.");
    }

    void Approved()
    {
        if (State != WorkState.Approved) throw new RuleBroken("This edition was changed, or not read by a second person. Send it for review.");
    }

    void NotClosed()
    {
        if (IsClosed) throw new RuleBroken("This edition is published or discarded. Begin a new one.");
    }
}
