using System.Text;
using Bargate.Kernel.Files;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Kernel.Files;

public class ImageMetadataTests
{
    static readonly byte[] SecretBytes = Encoding.ASCII.GetBytes(Pictures.Secret);

    [Fact]
    public void A_photo_loses_its_place_comments_and_makers_notes_and_keeps_its_picture()
    {
        var photo = Pictures.Jpeg(
            Pictures.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 72, 0, 72, 1, 1, 9, 9, 9]), Pictures.Exif(6, little: true),
            Pictures.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. SecretBytes]), Pictures.Segment(0xE2, [.. "MPF\0"u8, .. SecretBytes]),
            Pictures.Segment(0xED, [.. "Photoshop 3.0\0"u8, .. SecretBytes]), Pictures.Segment(0xFE, SecretBytes));
        var stripped = Stripped([.. photo, .. SecretBytes]);
        Assert.Equal(-1, stripped.Content.AsSpan().IndexOf(SecretBytes));
        Assert.Equal(
            [0xFF, 0xD8, .. Pictures.Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 72, 0, 72, 0, 0]), .. ExifOrientation.Segment(6), .. Pictures.Jpeg()[2..]],
            stripped.Content);
        Assert.Equal(new ImageSize(40, 30), stripped.Size);
    }

    [Theory]
    [InlineData(1, true, null)]
    [InlineData(3, true, 3)]
    [InlineData(6, false, 6)]
    [InlineData(8, true, 8)]
    [InlineData(9, false, null)]
    public void Which_way_up_it_is_stays(ushort orientation, bool little, int? kept)
    {
        var content = Stripped(Pictures.Jpeg(Pictures.Exif(orientation, little))).Content;
        Assert.Equal(kept, (int?)ExifOrientation.Read(content.AsSpan(12)));
        Assert.Equal(kept is not null, content.AsSpan().IndexOf("Exif"u8) > 0);
    }

    [Fact]
    public void Colours_stay_right()
    {
        byte[][] colours = [Pictures.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 7]), Pictures.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1])];
        Assert.Equal(Pictures.Jpeg(colours), Stripped(Pictures.Jpeg(colours)).Content);
    }

    [Fact]
    public void Every_scan_of_a_progressive_photo_is_kept_and_comments_between_them_are_not()
    {
        byte[] photo = [0xFF, 0xD8, .. Pictures.Frame(), .. Pictures.Scan, .. Pictures.Segment(0xFE, SecretBytes), .. Pictures.Segment(0xC4, 1, 2), .. Pictures.Scan, 0xFF, 0xD9];
        Assert.Equal([0xFF, 0xD8, .. Pictures.Frame(), .. Pictures.Scan, .. Pictures.Segment(0xC4, 1, 2), .. Pictures.Scan, 0xFF, 0xD9], Stripped(photo).Content);
    }

    [Fact]
    public void A_photo_whose_end_mark_is_missing_gets_one() => Assert.Equal(Pictures.Jpeg(), Stripped(Pictures.Jpeg()[..^2]).Content);

    [Fact]
    public void A_drawing_loses_its_texts_times_and_EXIF_and_keeps_its_colours()
    {
        var kept = new[] { Pictures.Chunk("gAMA", 0, 0, 177, 143), Pictures.Chunk("pHYS", 0, 0, 11, 19, 0, 0, 11, 19, 1) };
        var drawing = Pictures.Png([.. kept, Pictures.Chunk("tEXt", SecretBytes), Pictures.Chunk("zTXt", SecretBytes), Pictures.Chunk("iTXt", SecretBytes), Pictures.Chunk("eXIf", SecretBytes), Pictures.Chunk("tIME", 7, 234, 11, 22, 9, 0, 0), Pictures.Chunk("prVt", SecretBytes)]);
        var stripped = Stripped([.. drawing, .. SecretBytes]);
        Assert.Equal(Pictures.Png(kept), stripped.Content);
        Assert.Equal(-1, stripped.Content.AsSpan().IndexOf(SecretBytes));
        Assert.Equal(new ImageSize(2, 3), stripped.Size);
    }

    [Fact]
    public void A_cut_off_picture_is_damaged()
    {
        var photo = Pictures.Jpeg(Pictures.Exif(6, little: true));
        var scan = photo.AsSpan().IndexOf(Pictures.Scan);
        for (var length = 3; length < scan; length++) Assert.IsType<StripOutcome.Damaged>(ImageMetadata.Strip(photo.AsSpan(0, length)));
        var drawing = Pictures.Png();
        for (var length = 8; length < drawing.Length; length++) Assert.IsType<StripOutcome.Damaged>(ImageMetadata.Strip(drawing.AsSpan(0, length)));
    }

    [Fact]
    public void A_drawing_with_a_changed_byte_is_damaged()
    {
        var drawing = Pictures.Png();
        drawing[^20] ^= 1;
        Assert.IsType<StripOutcome.Damaged>(ImageMetadata.Strip(drawing));
    }

    [Fact]
    public void A_PDF_is_not_an_image() => Assert.IsType<StripOutcome.NotAnImage>(ImageMetadata.Strip("%PDF-1.7 …"u8));

    [Fact]
    public void A_picture_of_more_than_a_hundred_megapixels_is_too_large()
    {
        byte[] bomb = [0xFF, 0xD8, .. Pictures.Frame(20_000, 20_000), .. Pictures.Scan, 0xFF, 0xD9];
        Assert.True(Stripped(bomb).Size.IsTooLarge);
        Assert.False(Stripped(Pictures.Jpeg()).Size.IsTooLarge);
        Assert.True(new ImageSize(int.MaxValue, int.MaxValue).IsTooLarge);
    }

    [Fact]
    public void Random_bytes_and_spoilt_pictures_never_throw_and_what_is_stripped_strips_to_itself()
    {
        byte[][] starts = [[], [0xFF, 0xD8, 0xFF], Pictures.Png()[..8], Pictures.Jpeg(Pictures.Exif(6, true), Pictures.Segment(0xFE, SecretBytes)), Pictures.Png(Pictures.Chunk("tEXt", SecretBytes))];
        var pictures =
            from start in Gen.Elements(starts)
            from at in Gen.Choose(0, Math.Max(0, start.Length - 1))
            from spoilt in ArbMap.Default.GeneratorFor<byte[]>()
            from keep in Gen.Choose(0, start.Length)
            select (byte[])[.. start.Take(Math.Max(keep, Math.Min(3, start.Length))).Select((b, i) => i >= at && i < at + spoilt.Length && i > 8 ? spoilt[i - at] : b), .. spoilt];
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(pictures.ToArbitrary(), bytes =>
        {
            FileKind.Of(bytes);
            return ImageMetadata.Strip(bytes) is not StripOutcome.Stripped stripped || stripped.Content.SequenceEqual(((StripOutcome.Stripped)ImageMetadata.Strip(stripped.Content)).Content);
        }));
    }

    static StripOutcome.Stripped Stripped(byte[] picture) => Assert.IsType<StripOutcome.Stripped>(ImageMetadata.Strip(picture));
}
