namespace Bargate.Bench;

static class Cookie
{
    /// <summary>Answers the first question and prints the cookies that open the second.</summary>
    public static async Task<int> Print(int port)
    {
        var form = Form.Of("bargate");
        using var visitor = new Connection();
        var page = await visitor.Send(port, "GET", form.Questions[0].Path);
        await visitor.Send(port, "POST", form.Questions[0].Path, $"{form.TokenField}={form.Token(page.Text)}&{form.Questions[0].Body}");
        Console.WriteLine(visitor.CookieHeader);
        return 0;
    }
}
