using Bargate.Examples.Pictures;
using Bargate.Kernel.Files;

namespace Bargate.Tests.Examples;

public class PracticePictureTests
{
    public static TheoryData<string> Kinds => ["pothole", "flooding", "markings", "cover", "other"];

    [Theory, MemberData(nameof(Kinds))]
    public void A_drawn_photo_is_a_small_PNG_that_an_upload_would_accept(string kind) => Assert.All(PracticePicture.Of(kind), it =>
    {
        Assert.IsType<FileCheck.Accepted>(FileCheck.Of(it.Name, it.Png, ["jpg", "png"]));
        var clean = Assert.IsType<StripOutcome.Stripped>(ImageMetadata.Strip(it.Png));
        Assert.Equal(it.Png, clean.Content);
        Assert.InRange(it.Png.Length, 3_000, 30_000);
    });

    [Fact]
    public void There_are_several_potholes() => Assert.Equal(3, PracticePicture.Of("pothole").Select(it => Convert.ToHexString(it.Png)).Distinct().Count());
}
