using System.Text;

namespace Bargate.Tests.Robustness;

/// <summary>A form as a page shows it, with what lets a post through to the code that reads it.</summary>
sealed record KnownForm(string Url, string Cookies, string Token, IReadOnlyList<string> Fields, bool IsMultipart);

/// <summary>Makes requests that are wrong in one way or several: addresses, headers, cookies, bodies, and well-made posts with senseless values.</summary>
sealed class Malformed(IReadOnlyList<string> urls, IReadOnlyList<KnownForm> forms, int seed)
{
    static readonly string[] Cookies = ["bargate-draft", "bargate-form", "bargate-officer", "bargate-note", "bargate-track"];

    readonly Junk junk = new(seed);

    public byte[] Next() => junk.Next(10) switch
    {
        0 => Raw(Address() + Query(), "GET", []),
        1 => Raw(junk.One(urls) + Query(), "GET", []),
        2 => Raw(junk.One(urls), "GET", [Cookie()]),
        3 => Raw(junk.One(urls), "GET", Headers()),
        4 => Raw(junk.One(urls), junk.One<string>(["POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "BREW", "get", "G\tT", ""]), Headers(), junk.Bytes(300)),
        5 => Body(junk.One(urls)),
        6 => Protocol(),
        7 => Multipart(junk.One(forms)),
        _ => Post(junk.One(forms)),
    };

    string Address() => junk.Next(3) switch
    {
        0 => junk.One(urls) + "/" + junk.One<string>(["..", "%2e%2e/%2e%2e/etc/passwd", "..%2f..%2f", "..\\..", ".%00", "%ff", "%", "%zz", "//", ";a=b", "~", "%c0%ae%c0%ae/", "\u00e9", "a%0d%0ab", new string('a', 3000)]),
        1 => "/" + junk.BadPercent() + "/" + junk.BadPercent(),
        _ => junk.One<string>(["http://elsewhere.example/", "*", "//", "/\\", "/%5c..%5c", "/staff/%2e%2e/", "/services/../staff", "/services/missed-bin/%2fcheck", "/.git/config", "/appsettings.json", "/assets/..%2f..%2fappsettings.json", "", "services"]),
    };

    string Query() => junk.Next(5) switch
    {
        0 => "?" + junk.BadPercent() + "=" + junk.BadPercent(),
        1 => "?" + string.Join('&', Enumerable.Repeat("a=1", 1500)),
        2 => "?q=" + new string('x', 9000),
        3 => "?from=" + junk.BadPercent() + "&page=-1&page=zz&handler=" + junk.BadPercent() + "&return=//evil.example",
        _ => "?handler=Nothing&page=99999999999999999999&team=%00&due=zz&sort=%27&find=%f0%9f%98%80&q=%00",
    };

    string Cookie() => $"Cookie: {junk.One(Cookies)}={junk.Next(4) switch { 0 => Convert.ToBase64String(junk.Bytes(200)), 1 => new string('A', 43), 2 => new string('B', 6000), _ => junk.BadPercent() + "\u00ff\u0001=;;=\"" }}";

    string[] Headers() => [junk.One<string>(["Accept-Encoding: br;q=zz, ;;", "Range: bytes=9-1,-,a", "If-None-Match: \"", "If-Modified-Since: yesterday", "Accept-Language: \u00ff\u00fe;q=9", "Content-Type: text/html; charset=\u0001",
        "Content-Type: application/x-www-form-urlencoded; charset=utf-7", "Content-Type: application/x-www-form-urlencoded; charset=zz", "Content-Type: ;", "Content-Length: -1", "Content-Length: 99999999999999999999", "Content-Length: 1\r\nContent-Length: 2",
        "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: chunked", "Expect: 200-maybe", "X-Forwarded-For: ,,,zz", "X-Forwarded-Proto: \u00e9", "Forwarded: for=", "Upgrade: websocket\r\nConnection: upgrade", "Host: b\r\nHost: c", "X:" + new string('y', 40_000), "No colon here", " folded: yes",
        "Referer: \u0000", "Origin: null", "Authorization: Basic !!!", "Cookie: " + string.Join("; ", Enumerable.Repeat("a=b", 500))]), Cookie()];

    byte[] Protocol() => junk.Next(4) switch
    {
        0 => junk.Bytes(400),
        1 => Encoding.Latin1.GetBytes($"GET {junk.One(urls)} HTTP/{junk.One<string>(["9.9", "1.0", "0.9", "2.0", "x"])}\r\nHost: a\r\n\r\n"),
        2 => Encoding.Latin1.GetBytes($"POST {junk.One(urls)} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n{junk.One<string>(["zz\r\n", "5\r\nab", "-1\r\n\r\n", "FFFFFFFFFFFF\r\n", "1;x=\r\na\r\n0\r\n\r\n"])}"),
        _ => Encoding.Latin1.GetBytes($"GET {junk.One(urls)} HTTP/1.1\nHost: {junk.One<string>(["", "[::1", "a b", "\u00e9.example", "a:99999"])}\r\n\r\n"),
    };

    byte[] Body(string url)
    {
        var (type, body) = junk.Next(6) switch
        {
            0 => ("application/x-www-form-urlencoded", Encoding.Latin1.GetBytes(string.Join('&', Enumerable.Range(0, 5000).Select(it => $"f{it}=1")))),
            1 => ("application/x-www-form-urlencoded", Encoding.Latin1.GetBytes("bin=" + new string('a', 300_000))),
            2 => ("application/x-www-form-urlencoded", Encoding.Latin1.GetBytes(new string('k', 3000) + "=1&[0].a[b]=c&a.b.c=d&=&==&&")),
            3 => ("multipart/form-data", junk.Bytes(2000)),
            4 => ("application/json", Encoding.UTF8.GetBytes("{\"a\":" + new string('[', 5000))),
            _ => ("multipart/form-data; boundary=" + new string('b', 500), junk.Bytes(2000)),
        };
        return Raw(url, "POST", [$"Content-Type: {type}", $"Content-Length: {body.Length + junk.One<int>([0, 0, 0, 7, -1])}"], body);
    }

    byte[] Post(KnownForm form)
    {
        var fields = form.Fields.Where(_ => junk.Next(5) > 0).Select(it => (it, junk.Value())).Append(("_token", form.Token)).ToList();
        if (junk.Next(4) == 0) fields.Add((junk.One(form.Fields), junk.Value()));
        var body = junk.Form(fields);
        return Raw(form.Url, "POST", [$"Cookie: {form.Cookies}", "Content-Type: application/x-www-form-urlencoded", $"Content-Length: {body.Length}"], body);
    }

    byte[] Multipart(KnownForm form)
    {
        using var body = new MemoryStream();
        void Write(string text) => body.Write(Encoding.Latin1.GetBytes(text));
        foreach (var (name, value) in form.Fields.Select(it => (it, junk.Value())).Append(("_token", form.Token)))
        {
            var file = name != "_token" && junk.Next(2) == 0 ? $"; filename=\"{junk.One<string>(["a.jpg", "../../x.png", "\u0000.jpg", "a.exe", "", new string('n', 400), "x.jpg\"; filename=\"y"])}\"" : "";
            Write($"--b\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n{(file.Length > 0 ? junk.One<string>(["Content-Type: image/jpeg\r\n", "Content-Type: \u0001\r\n", ""]) : "")}\r\n");
            if (name == "_token") Write(value);
            else body.Write(junk.Next(3) switch { 0 => [0xFF, 0xD8, 0xFF, 0xE0, .. junk.Bytes(500)], 1 => [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, .. junk.Bytes(500)], _ => Encoding.UTF8.GetBytes(value) });
            Write("\r\n");
        }
        Write(junk.One<string>(["--b--\r\n", "--b", "--c--\r\n", "", "--b\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--b--"]));
        var bytes = body.ToArray();
        return Raw(form.Url, "POST", [$"Cookie: {form.Cookies}", "Content-Type: multipart/form-data; boundary=b", $"Content-Length: {bytes.Length}"], bytes);
    }

    static byte[] Raw(string url, string method, string[] headers, byte[]? body = null) =>
        [.. Encoding.UTF8.GetBytes($"{method} {url} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{string.Concat(headers.Select(it => it + "\r\n"))}\r\n"), .. body ?? []];
}
