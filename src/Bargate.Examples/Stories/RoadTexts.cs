namespace Bargate.Examples.Stories;

/// <summary>What officers and residents write about road problems.</summary>
static class RoadTexts
{
    public static readonly string[] Places =
    [
        "Outside number {number}", "Opposite number {number}", "Near the bus stop", "Beside the drain by number {number}", "In the middle of the road, by the bend",
        "On the left going up the hill", "Right at the crossing", "By the lamp post outside number {number}", "Where the road narrows", "Next to the parked cars by number {number}",
    ];

    public static readonly string[] Others =
    [
        "The kerb stone is broken and lies in the road.", "A road sign is bent and turns in the wind.", "A tree root has lifted the surface so that bikes swerve.",
        "Gravel all over the bend after the works last week.", "A bollard was knocked over and lies on the pavement.", "The speed hump has come loose on one side.",
        "Oil on the road near the corner, very slippery when wet.",
    ];

    public static readonly string[] Damages =
    [
        "Front tyre burst and the rim is bent. It was on Tuesday evening in the rain.", "The back wheel of my bike is buckled. Yesterday morning.",
        "A spring broke when I went through it, on my way to work this morning.", "Two tyres, last Saturday in the dark.",
    ];

    public static readonly string[] InspectNotes =
    [
        "Measured {depth} mm deep, about {wide} mm across. Marked with white paint.", "Wheel track, {depth} mm at the worst point. Cold patch put in for now.",
        "Edge is breaking away over {wide} mm. Needs a cut patch, not a fill.", "Two holes close together, {depth} mm and a little less. One job for both.",
        "Looked at it from the pavement because of traffic. {depth} mm, measured with the rod.", "Old utility trench has sunk {depth} mm. Ours since their guarantee ended.",
    ];

    public static readonly string[] WaterNotes =
    [
        "Gully is full of silt. Jetter booked.", "Water stands {wide} mm wide after rain and drains in an hour. Grate was covered with leaves, cleared by hand.",
        "Connection to the main sewer is blocked. Water company told, number in their portal.",
    ];

    public static readonly string[] RefusedNotes =
    [
        "{depth} mm at the deepest, 40 mm is our level. On the list for the next round.", "Walked both sides, 100 metres each way. Nothing seen.",
        "Fresh trench with the utility's board beside it. Told them by phone.", "The adoption map ends at the gate. Beyond it the road is private.",
        "In the resurfacing list for the spring.",
    ];

    public static readonly string[] DoneNotes =
    [
        "Cut out and filled hot, {wide} mm square. Sealed at the edges.", "Done in one go with the two at the end of the road.", "Traffic held for twenty minutes. Surface level with the road.",
        "Crew found the base soft and dug deeper. Took the whole morning.",
    ];

    public static readonly (string Ask, string Reply)[] Questions =
    [
        ("Thank you for telling us. Our inspector could not find the place.\n\nIs it nearer to the top of the road or to the bottom? A house number or a lamp post number helps.", "It is near the bottom, about ten steps before the post box, on the side of the even numbers."),
        ("Thank you for your report.\n\nIs the hole in the road or on the pavement? We send different crews.", "In the road, close to the kerb. You have to ride around it."),
        ("Thank you for telling us.\n\nDoes the water stand there all the time, or only after rain?", "Only after rain, but then for two or three days. Cars splash everybody at the bus stop."),
        ("Thank you.\n\nCan you send us a photo from the pavement, or say what is close by? There are three covers in that road.", "It is the round one next to the telephone box. It rattles when a bus goes over it."),
    ];

    public static readonly string[] Added =
    [
        "It is bigger now than when I wrote. A bus went through it.", "Someone has put a traffic cone in it.", "A cyclist fell here this morning. He was all right.",
        "The water has gone, but the drain smells.",
    ];

    public static readonly string[] NotFixed =
    [
        "The patch has come out again after the rain.", "You filled one hole, but the deeper one beside it is still there.", "I was there today and nothing was done.",
        "It is still there. You may have looked on the wrong side of the junction.",
    ];

    public static readonly string[] CallNotes =
    [
        "Caller is a bus driver on this route and sees it every day.", "Called before about the same place; the older report is closed.", "Caller would like the inspector to knock. Told them that we cannot promise it.",
    ];

    public static readonly PracticeComments Comments = new(
        [
            ["The map would not move on my phone.", "I do not know who owns a road, so I had to guess.", "You ask if I am in danger before I can say anything else.", "It lost my photo the first time."],
            ["Works, but finding the right spot took a while.", "Good. I would have liked to mark two places.", "It is fine once you know the postcode."],
            ["Easy, and I could add a photo.", "I saw that others had reported it too.", "Done while I waited for the bus.", "Clear questions.", "Good that it works without an account.", "It found my street by its name."],
        ],
        [
            ["You say it is not deep enough. Come and ride a bike over it.", "Three weeks for one hole.", "You closed it without coming to look.", "It was mended badly and is open again.", "I was told that another company must do it. They say it is you."],
            ["Repaired, but it took long.", "I understand the reason. I do not like it.", "The hole is gone, the road is still bad."],
            ["Mended in a week. Impressed.", "Good repair, and I was told when it would be.", "Thank you to the crew, they worked in the rain.", "I knew at every step what was going on.", "Made safe the same day.", "Well done."],
        ]);
}
