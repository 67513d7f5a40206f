namespace Bargate.Examples;

/// <summary>
/// Invented streets. The wards are Southampton's own seventeen, each put near where it lies; the names of the streets are made up, so that no
/// practice case is about somebody's house.
/// </summary>
static class PracticeStreets
{
    /// <param name="District">The postcode's district and sector: `SO14 1`.</param>
    public sealed record Ward(string Name, string District, double Latitude, double Longitude, string[] Streets);

    public static readonly Ward[] Wards =
    [
        new("Bargate", "SO141", 50.9050, -1.4020, ["Ropewalk Street", "Capstan Street", "Vintner Row", "Old Tidewaiter Lane", "Galley Quay", "Wool Bridge Street", "Merchantman Square"]),
        new("Bevois", "SO142", 50.9150, -1.3970, ["Kestrel Hill Road", "Copperas Street", "Lantern Road", "Dairyman Street", "Marigold Road", "Tern Street", "Tollkeeper Lane"]),
        new("Banister & Polygon", "SO151", 50.9130, -1.4100, ["Arlesford Terrace", "Chalkwell Place", "Pavilion Crescent", "Hexworth Road", "Quincewood Road", "Lindenfield Road", "Scrivener Place"]),
        new("Freemantle", "SO152", 50.9160, -1.4290, ["Bowsprit Road", "Paddock Rise Road", "Firwell Road", "Millwright Road", "Queen Ada Road", "Sandpiper Road", "Turnstone Road"]),
        new("Shirley", "SO153", 50.9260, -1.4290, ["Barleycorn Road", "Cobbler Lane", "Damson Road", "Elderfield Avenue", "Fletcher Bridge Road", "Gatesend Road", "Hazelmoor Road"]),
        new("Bassett", "SO161", 50.9400, -1.4080, ["Ashcombe Drive", "Beechmast Avenue", "Cedarhurst Close", "Deerleap Drive", "Fernhill Glade Road", "Holmwood Chase Drive", "Juniper Rise", "Larkfield Drive"]),
        new("Coxford", "SO162", 50.9400, -1.4400, ["Applewhite Road", "Bramblecote Road", "Coppice Gate Road", "Dunnock Way", "Foxmere Road", "Greenfinch Close", "Hedgerow Avenue"]),
        new("Millbrook", "SO163", 50.9210, -1.4470, ["Anvil Road", "Bellows Lane", "Cartwheel Close", "Docklea Avenue", "Ferryman Road", "Harness Road", "Kingcup Road"]),
        new("Redbridge", "SO164", 50.9300, -1.4540, ["Bulrush Road", "Causey Mill Road", "Estuary Way", "Heronbrook Road", "Mallard Reach Road", "Osier Way", "Saltgrass Road"]),
        new("Swaythling", "SO165", 50.9390, -1.3830, ["Cressbed Road", "Flintstone Avenue", "Grayling Road", "Mayfly Close", "Stickleback Lane", "Watermint Road", "Willowherb Avenue"]),
        new("Portswood", "SO171", 50.9260, -1.3940, ["Almoner Road", "Bookbinder Road", "Chantry Hall Road", "Inkwell Road", "Lecturer Lane", "Orchard Court Road", "Scholar Avenue"]),
        new("Bitterne Park", "SO181", 50.9250, -1.3710, ["Boatbuilder Road", "Cherry Triangle Road", "Cornflower Avenue", "Manor Weir Road", "Oarsman Road", "Riversmeet Avenue", "Thorneycombe Road"]),
        new("Harefield", "SO182", 50.9200, -1.3500, ["Bracken Hill Road", "Broomheath Road", "Dragonfly Road", "Gorsefield Avenue", "Leveret Road", "Moonrakers Way", "Yarrow Close"]),
        new("Peartree", "SO191", 50.9060, -1.3670, ["Blossom Court Road", "Conference Pear Avenue", "Espalier Road", "Freewater Road", "Parsonage Green Road", "Quarryman Road", "Windfall Lane"]),
        new("Sholing", "SO192", 50.9030, -1.3510, ["Botany Wood Road", "Clayfield Road", "Gamekeeper Lane", "Heathland Road", "Millstream Valley Road", "Nightjar Road", "Strawberry Beds Road"]),
        new("Thornhill", "SO193", 50.9080, -1.3370, ["Blackthorn Mead Road", "Hawthorn Ring Road", "Holly Spinney Close", "Pinecone Avenue", "Rowanberry Road", "Sweetbriar Way", "Woodpigeon Walk"]),
        new("Woolston", "SO194", 50.8990, -1.3710, ["Keelson Road", "Propeller Road", "Riveter Street", "Seaplane Road", "Shipyard Gate Road", "Slipway Road", "Spanner Lane"]),
    ];
}
