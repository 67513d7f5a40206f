using System.Text;
using Bargate.Linkage.Columns;

namespace Bargate.Linkage.Fields;

/// <summary>What the words of an address are short for.</summary>
internal static class Abbreviations
{
    // Written out wherever they stand.
    const string Anywhere =
        "rd road,ave avenue,av avenue,aven avenue,cres crescent,cresc crescent,crst crescent,gdns gardens,gdn garden,gds gardens,sq square,terr terrace,tce terrace,grv grove,hse house,hts heights,wlk walk," +
        "est estate,bldg building,bldgs buildings,blk block,ctr centre,cntr centre,cotts cottages,cott cottage,mkt market,mt mount,pde parade,apt flat,apartment flat,flt flat,lwr lower,upr upper,gt great,nth north,sth south,bung bungalow," +
        "cct circuit,crt court,strt street,str street,pk park,hl hill,vw view,vly valley,fld field,flds fields,frm farm,ind industrial,indl industrial,uni university,hosp hospital,boul boulevard,blvd boulevard,esp esplanade,prom promenade";

    // Only at the end of a street: 'St Mary's St' begins with a saint, 'Dr' at the start is a doctor.
    const string AtTheEnd = "st street,cl close,clo close,dr drive,drv drive,ln lane,la lane,ct court,pl place,ter terrace,gr grove,cr crescent,wy way,mws mews,rw row,ri rise,n north,s south,e east,w west,hwy highway";

    static readonly Dictionary<ulong, byte[]> Everywhere = Read(Anywhere), Last = Read(AtTheEnd);
    static readonly WordSet Known = new((Anywhere + "," + AtTheEnd).Split(',').Select(it => it.Split(' ')[0]));

    public static ReadOnlySpan<byte> Full(ReadOnlySpan<byte> word, bool first, bool last)
    {
        if (!Known.Has(word)) return word;
        var hash = Hashing.Of(word);
        if (Everywhere.TryGetValue(hash, out var full)) return full;
        if (last && !first) return Last[hash];
        return word.SequenceEqual("st"u8) ? "saint"u8 : word;
    }

    static Dictionary<ulong, byte[]> Read(string pairs) =>
        pairs.Split(',').Select(it => it.Split(' ')).ToDictionary(it => Hashing.Of(Encoding.UTF8.GetBytes(it[0])), it => Encoding.UTF8.GetBytes(it[1]));
}
