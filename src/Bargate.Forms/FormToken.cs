using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;

namespace Bargate.Forms;

/// <summary>The hidden field with a page's token against forged posts.</summary>
internal sealed class FormToken(AntiforgeryTokenSet tokens) : IHtmlContent
{
    // Name and token are base64url: nothing to encode.
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<input type=\"hidden\" name=\"");
        writer.Write(tokens.FormFieldName);
        writer.Write("\" value=\"");
        writer.Write(tokens.RequestToken);
        writer.Write("\">");
    }
}
