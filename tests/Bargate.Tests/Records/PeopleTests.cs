using Bargate.Records;
using Bargate.Records.Contract;
using FsCheck;
using FsCheck.Fluent;

namespace Bargate.Tests.Records;

/// <summary>The rule that makes people of assertions, without a database.</summary>
public sealed class PeopleTests
{
    static readonly RecordId[] Ids = [.. Enumerable.Range(1, 12).Select(it => new RecordId(new Guid(it, 0, 0, new byte[8])))];

    static Claim Same(int left, int right, double weight = 5) => new(new(new Guid(left, (short)right, 1, new byte[8])), Ids[left], Ids[right], true, weight);

    static Claim Apart(int left, int right) => new(new(new Guid(left, (short)right, 2, new byte[8])), Ids[left], Ids[right], false, double.PositiveInfinity);

    [Fact]
    public void A_person_is_named_by_the_oldest_home_id_of_its_records()
    {
        var people = People.Of(Ids, [Same(4, 5), Same(2, 5), Same(9, 4)]);
        Assert.All([2, 4, 5, 9], it => Assert.Equal(Ids[2], people[Ids[it]]));
        Assert.Equal(Ids[3], people[Ids[3]]);
    }

    [Fact]
    public void Not_the_same_splits_at_the_weakest_link()
    {
        var people = People.Of(Ids, [Same(0, 1, 9), Same(1, 2, 3), Same(2, 3, 8), Apart(0, 3)]);
        Assert.Equal(people[Ids[0]], people[Ids[1]]);
        Assert.Equal(people[Ids[2]], people[Ids[3]]);
        Assert.NotEqual(people[Ids[0]], people[Ids[3]]);
    }

    [Fact]
    public void Nobody_is_ever_with_whom_they_are_said_not_to_be_and_the_order_of_assertions_says_nothing()
    {
        var claim = from left in Gen.Choose(0, 11)
                    from right in Gen.Choose(0, 11)
                    from weight in Gen.Choose(0, 20)
                    from same in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
                    where left != right
                    select same ? Same(Math.Min(left, right), Math.Max(left, right), weight) : Apart(Math.Min(left, right), Math.Max(left, right));
        var claims = claim.ListOf().Select(it => it.DistinctBy(one => one.Id).ToList());
        Check.QuickThrowOnFailure(Prop.ForAll(claims.ToArbitrary(), it =>
        {
            var people = People.Of(Ids, it);
            var again = People.Of(Ids.Reverse(), it.AsEnumerable().Reverse().ToList());
            var linked = it.Where(one => one.Same).ToLookup(one => people[one.Left] == people[one.Right]);
            return it.Where(one => !one.Same).All(one => people[one.Left] != people[one.Right])
                && Ids.All(id => people[id] == again[id] && people[id] <= id && people[people[id]] == people[id])
                && (it.Exists(one => !one.Same) || !linked[false].Any());
        }));
    }
}
