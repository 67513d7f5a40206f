using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Bargate.Tests.Accounts;

/// <summary>Single requests, where a test is about the answer itself and not about where it leads.</summary>
public static class Reading
{
    extension(Visitor visitor)
    {
        public Task<HttpResponseMessage> Ask(string path) => visitor.Http.GetAsync(path);

        public async Task<IHtmlDocument> Read(string path)
        {
            var answer = await visitor.Ask(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return Parse(await answer.Content.ReadAsStringAsync());
        }

        /// <summary>Reads a page, then posts to an address with that page's antiforgery token.</summary>
        public async Task<HttpResponseMessage> Post(string page, string action, params (string Name, string Value)[] fields)
        {
            var html = Parse(await (await visitor.Ask(page)).Content.ReadAsStringAsync());
            var token = (html.QuerySelector("input[name=_token]") as IHtmlInputElement)?.Value ?? "";
            return await visitor.Http.PostAsync(action, new FormUrlEncodedContent(fields.Append(("_token", token)).Select(it => KeyValuePair.Create(it.Item1, it.Item2))));
        }

        public bool Has(string cookie) => visitor.Cookies.GetAllCookies().Any(it => it.Name == cookie);
    }

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
