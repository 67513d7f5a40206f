using System.Security.Cryptography;
using System.Text;
using Bargate.Directory.Oruk;

namespace Bargate.Directory;

/// <summary>A term of one of the directory's taxonomies. Its id is made of its key, so it is the same in every installation and after each start.</summary>
internal sealed record Term(string Taxonomy, string Key, string Name, Term? Parent)
{
    public Guid Id { get; } = Ids.Of($"term/{Taxonomy}/{Key}");

    /// <summary>Itself and what it lies under.</summary>
    public IEnumerable<Term> Line => Parent is null ? [this] : [this, .. Parent.Line];

    public OrukTerm Document() => new() { Id = Id, Name = Name, Description = Name, ParentId = Parent?.Id, Taxonomy = Taxonomy, TaxonomyId = Taxonomies.IdOf(Taxonomy), Term = Key };

    /// <summary>As an attribute of a service.</summary>
    public OrukAttribute On(Guid service) => new() { Id = Ids.Of($"attribute/{service}/{Id}"), LinkId = service, LinkType = "service", TaxonomyTermId = Id, TaxonomyTerm = Document() };
}

internal static class Taxonomies
{
    public const string Categories = "categories", Accessibility = "accessibility", Needs = "needs", Directories = "directories";

    public static readonly IReadOnlyList<string> All = [Categories, Accessibility, Needs, Directories];

    public static Guid IdOf(string taxonomy) => Ids.Of($"taxonomy/{taxonomy}");
}

internal static class Ids
{
    /// <summary>An id that is made of a text (a UUID of version 8): the same text is always the same thing.</summary>
    public static Guid Of(string text)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes("bargate-directory/" + text), hash);
        (hash[6], hash[8]) = ((byte)(hash[6] & 0x0F | 0x80), (byte)(hash[8] & 0x3F | 0x80));
        return new Guid(hash[..16], bigEndian: true);
    }
}
