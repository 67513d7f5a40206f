using Bargate.Kernel.Places;

namespace Bargate.Tests.Kernel.Places;

public class NationalGridTests
{
    [Fact]
    public void The_projection_gives_the_worked_example_of_Ordnance_Survey()
    {
        // A guide to coordinate systems in Great Britain, annexe C: E 651409.903, N 313177.270 is 52° 39' 27.2531" N, 1° 43' 4.5177" E on Airy 1830.
        var (latitude, longitude) = NationalGrid.ToAiry(651409.903, 313177.270);
        Assert.Equal(52 + 39 / 60.0 + 27.2531 / 3600, latitude * 180 / Math.PI, 7);
        Assert.Equal(1 + 43 / 60.0 + 4.5177 / 3600, longitude * 180 / Math.PI, 7);
    }

    [Fact]
    public void A_known_point_is_found_within_a_few_metres()
    {
        // The same point in ETRS89, which is WGS84 for our purpose: 52° 39' 28.8282" N, 1° 42' 57.8663" E is Caister water tower at E 651409.792, N 313177.448.
        var (latitude, longitude) = NationalGrid.ToWgs84(651409.792, 313177.448);
        Assert.InRange(Distance.Metres(latitude, longitude, 52 + 39 / 60.0 + 28.8282 / 3600, 1 + 42 / 60.0 + 57.8663 / 3600), 0, 6);
    }

    [Fact]
    public void A_grid_square_in_Southampton_is_in_Southampton()
    {
        var (latitude, longitude) = NationalGrid.ToWgs84(441_900, 112_500);
        Assert.InRange(latitude, 50.90, 50.92);
        Assert.InRange(longitude, -1.41, -1.40);
    }

    [Theory]
    [InlineData(double.MaxValue, double.MaxValue)]
    [InlineData(double.NaN, 1)]
    [InlineData(-1e300, 1e300)]
    public void Wild_numbers_end_and_do_not_throw(double easting, double northing) => NationalGrid.ToWgs84(easting, northing);

    [Fact]
    public void A_degree_of_longitude_is_shorter_than_a_degree_of_latitude()
    {
        Assert.Equal(111_195, Distance.Metres(50, -1, 51, -1), 0);
        Assert.Equal(111_195 * Math.Cos(50 * Math.PI / 180), Distance.Metres(50, -1, 50, 0), 0);
    }
}
