using Bargate.Linkage;

namespace Bargate.Tests.Linkage;

public sealed class CalibrationTests
{
    // 100 sure pairs, all true; 10 nearly sure, 9 of them true; 10 doubtful, 2 of them true. Two more true pairs were never compared.
    static readonly LabelledPair[] Pairs =
    [
        .. Enumerable.Repeat(new LabelledPair(0.9995, true), 100), .. Enumerable.Repeat(new LabelledPair(0.96, true), 9), new(0.96, false),
        .. Enumerable.Repeat(new LabelledPair(0.3, true), 2), .. Enumerable.Repeat(new LabelledPair(0.3, false), 8),
    ];

    [Fact]
    public void Precision_and_recall_are_those_of_the_links_at_a_threshold()
    {
        var at = Calibration.Of(Pairs, truePairs: 113).Points.Single(it => it.Threshold == 0.95);
        Assert.Equal((110, 109), (at.Links, at.True));
        Assert.Equal(109 / 110.0, at.Precision, 9);
        Assert.Equal(109 / 113.0, at.Recall, 9);
    }

    [Fact]
    public void The_curve_sets_what_was_said_beside_what_was_found()
    {
        var band = Calibration.Of(Pairs).Bands.Single(it => it.From == 0.95);
        Assert.Equal((10, 0.96, 0.9), (band.Pairs, Math.Round(band.Expected, 6), band.Observed));
    }

    [Fact]
    public void The_dearer_a_false_merge_the_higher_the_threshold()
    {
        Assert.Equal(0.9995, Calibration.Of(Pairs).Advised!.Threshold);
        Assert.Equal(0.96, Calibration.Of(Pairs, falseMergeCost: 2).Advised!.Threshold);
        Assert.Equal(0.3, Calibration.Of(Pairs, falseMergeCost: 0.1).Advised!.Threshold);
    }

    [Fact]
    public void Where_no_link_is_worth_its_risk_none_is_advised() =>
        Assert.Null(Calibration.Of([new(0.9, false), new(0.8, true)]).Advised);

    [Fact]
    public void Without_pairs_there_is_nothing_to_advise()
    {
        var none = Calibration.Of([]);
        Assert.Null(none.Advised);
        Assert.Empty(none.Bands);
    }
}
