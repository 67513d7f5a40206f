using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Bargate.Bench;

/// <summary>One keep-alive HTTP/1.1 connection with a browser's cookies, as cheap as can be: the driver must not be what is measured.</summary>
sealed class Connection : IDisposable
{
    readonly TcpClient client = new() { NoDelay = true };
    readonly Dictionary<string, string> cookies = [];
    byte[] buffer = new byte[64 * 1024];
    NetworkStream? stream;

    public string CookieHeader => string.Join("; ", cookies.Select(it => $"{it.Key}={it.Value}"));

    public void ForgetCookies() => cookies.Clear();

    /// <summary>The cookies of one visitor, to go on with later.</summary>
    public IReadOnlyDictionary<string, string> Kept() => cookies.ToDictionary();

    public void Be(IReadOnlyDictionary<string, string> visitor)
    {
        cookies.Clear();
        foreach (var (name, value) in visitor) cookies[name] = value;
    }

    /// <summary>Sends one request and reads its whole answer.</summary>
    public async Task<Answer> Send(int port, string method, string path, string? body = null, string type = "application/x-www-form-urlencoded", string? headers = null)
    {
        if (stream is null)
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            stream = client.GetStream();
        }
        var head = new StringBuilder().Append(method).Append(' ').Append(path).Append(" HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (cookies.Count > 0) head.Append("Cookie: ").Append(CookieHeader).Append("\r\n");
        if (body is not null) head.Append("Content-Type: ").Append(type).Append("\r\n").Append(headers).Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.Append("\r\n").Append(body).ToString()));
        return await Read();
    }

    async Task<Answer> Read()
    {
        var length = 0;
        int end;
        while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0) length = await More(length);
        var head = Encoding.Latin1.GetString(buffer, 0, end);
        var (status, size, chunked, location) = (int.Parse(head.AsSpan(9, 3)), 0, false, "");
        foreach (var line in head.Split("\r\n").Skip(1))
        {
            var colon = line.IndexOf(':');
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon].ToLowerInvariant())
            {
                case "content-length": size = int.Parse(value); break;
                case "transfer-encoding": chunked = true; break;
                case "location": location = value; break;
                case "set-cookie": Keep(value); break;
            }
        }
        var start = end + 4;
        if (!chunked)
        {
            while (length < start + size) length = await More(length);
            return new(status, location, Encoding.UTF8.GetString(buffer, start, size));
        }
        var text = new StringBuilder();
        for (var at = start; ;)
        {
            int lineEnd;
            while ((lineEnd = buffer.AsSpan(at, length - at).IndexOf("\r\n"u8)) < 0) length = await More(length);
            if (!Utf8Parser.TryParse(buffer.AsSpan(at, lineEnd), out int chunk, out _, 'x')) throw new IOException("Not a chunk.");
            at += lineEnd + 2;
            while (length < at + chunk + 2) length = await More(length);
            if (chunk == 0) return new(status, location, text.ToString());
            text.Append(Encoding.UTF8.GetString(buffer, at, chunk));
            at += chunk + 2;
        }
    }

    async Task<int> More(int length)
    {
        if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = await stream!.ReadAsync(buffer.AsMemory(length));
        return read > 0 ? length + read : throw new IOException("The server closed the connection.");
    }

    void Keep(string header)
    {
        var pair = header.Split(';')[0];
        var equals = pair.IndexOf('=');
        cookies[pair[..equals]] = pair[(equals + 1)..];
    }

    public void Dispose() => client.Dispose();
}

/// <summary>What came back.</summary>
sealed record Answer(int Status, string Location, string Text);
