using Bargate.Kernel.Files;

namespace Bargate.Tests.Kernel.Files;

public class FileKindTests
{
    static readonly string[] Photos = ["jpg", "png", ".HEIC"];
    static readonly byte[] Heic = [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8];

    [Fact]
    public void Content_says_what_a_file_is()
    {
        Assert.Equal(FileKind.Jpeg, FileKind.Of(Pictures.Jpeg()));
        Assert.Equal(FileKind.Png, FileKind.Of(Pictures.Png()));
        Assert.Equal(FileKind.Pdf, FileKind.Of("%PDF-1.7"u8));
        Assert.Equal(FileKind.Heic, FileKind.Of(Heic));
        Assert.Null(FileKind.Of("<svg onload=alert(1)>"u8));
        Assert.Null(FileKind.Of([0, 0, 0, 24, .. "ftypisom"u8]));
        Assert.Null(FileKind.Of("\u0089PNG"u8));
        Assert.Null(FileKind.Of([]));
    }

    [Fact]
    public void A_file_whose_name_and_content_agree_is_accepted()
    {
        Assert.Equal(new FileCheck.Accepted(FileKind.Jpeg), FileCheck.Of("Bin.JPEG", Pictures.Jpeg(), Photos));
        Assert.Equal(new FileCheck.Accepted(FileKind.Heic), FileCheck.Of("IMG_1.heic", Heic, Photos));
    }

    [Theory]
    [InlineData("bin.exe")]
    [InlineData("bin")]
    [InlineData("bin.jpg.html")]
    [InlineData("bin.pdf")]
    public void A_name_that_was_not_asked_for_is_refused(string name) => Assert.Equal(new FileCheck.NotAllowed(FileKind.Jpeg), FileCheck.Of(name, Pictures.Jpeg(), Photos));

    [Fact]
    public void A_renamed_file_is_refused()
    {
        Assert.Equal(new FileCheck.NameAndContentDiffer(FileKind.Png, FileKind.Jpeg), FileCheck.Of("bin.png", Pictures.Jpeg(), Photos));
        Assert.Equal(new FileCheck.NameAndContentDiffer(FileKind.Jpeg, null), FileCheck.Of("bin.jpg", "MZ"u8, Photos));
    }

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal(new FileCheck.Empty(), FileCheck.Of("bin.jpg", [], Photos));
}
