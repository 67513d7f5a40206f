namespace Bargate.Bench;

/// <summary>The form of a peer: where its pages are and what is answered.</summary>
sealed record Form(string TokenField, string Prefix, IReadOnlyList<(string Path, string Body)> Questions, string Check, bool Submits)
{
    public static Form Of(string peer) => peer switch
    {
        "bargate" => new("_token", "", [("/services/bench/what", "what=pothole"), ("/services/bench/where", "where=High+Street"), ("/services/bench/size", "size=big"), ("/services/bench/photo", "photo=none"), ("/services/bench/email", "email=a%40b.gov.uk")], "/services/bench/check", true),
        "casa" => new("_csrf", "contextid=default&", [("/what", "what=Pothole"), ("/where", "where=High+Street"), ("/size", "size=big"), ("/photo", "photo=none"), ("/contact", "email=a%40b.gov.uk")], "/check", false),
        "bargate-branching" => Branching("_token", "", "/services/branching/"),
        "casa-branching" => Branching("_csrf", "contextid=default&", "/"),
        _ => throw new ArgumentException($"There is no peer {peer}."),
    };

    /// <summary>Get and post of each question, and check your answers.</summary>
    public int Pages => Questions.Count * 2 + 1;

    // Twelve of sixteen questions, walked to check your answers on both sides.
    static Form Branching(string tokenField, string prefix, string at) => new(tokenField, prefix,
    [
        .. new[] { ("what", "pothole"), ("depth", "deep"), ("width", "A+metre"), ("hit", "yes"), ("where", "By+the+church"), ("side", "carriageway"), ("since", "week"), ("danger", "yes"), ("who", "Cyclists"), ("more", "Near+a+bend"), ("name", "Ann+Lee"), ("email", "a%40b.gov.uk") }
            .Select(answer => (at + answer.Item1, $"{answer.Item1}={answer.Item2}")),
    ], at + "check", false);

    /// <summary>One journey: get and post each question, get check your answers, and where the form ends in a case, send it. False when a page was not as expected.</summary>
    public async Task<bool> Walk(Connection visitor, int port)
    {
        visitor.ForgetCookies();
        var page = new Answer(0, "", "");
        foreach (var (path, body) in Questions)
        {
            page = await visitor.Send(port, "GET", path);
            var posted = await visitor.Send(port, "POST", path, $"{TokenField}={Token(page.Text)}&{Prefix}{body}");
            if (posted.Status is not (302 or 303)) return false;
        }
        page = await visitor.Send(port, "GET", Check);
        if (page.Status != 200) return false;
        if (!Submits) return true;
        var sent = await visitor.Send(port, "POST", Check, $"{TokenField}={Token(page.Text)}");
        return sent.Status is 302 or 303 && sent.Location.EndsWith("/sent", StringComparison.Ordinal);
    }

    /// <summary>The same up to check your answers: the token to send it with; null when a page was not as expected.</summary>
    public async Task<string?> ToCheck(Connection visitor, int port)
    {
        visitor.ForgetCookies();
        foreach (var (path, body) in Questions)
        {
            var page = await visitor.Send(port, "GET", path);
            if ((await visitor.Send(port, "POST", path, $"{TokenField}={Token(page.Text)}&{Prefix}{body}")).Status is not (302 or 303)) return null;
        }
        var check = await visitor.Send(port, "GET", Check);
        return check.Status == 200 ? Token(check.Text) : null;
    }

    public string Token(string html)
    {
        var start = html.IndexOf($"name=\"{TokenField}\" value=\"", StringComparison.Ordinal);
        if (start < 0) return "";
        start += TokenField.Length + 15;
        return Uri.EscapeDataString(html[start..html.IndexOf('"', start)]);
    }
}
