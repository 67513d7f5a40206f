namespace Bargate.Examples.Stories;

/// <summary>What officers and residents write about missed bins.</summary>
static class MissedBinTexts
{
    public static readonly string[] CheckNotes =
    [
        "Crew record for the round: no entry for this street. Sent back to the round supervisor.",
        "The lorry broke down on this round. The rest of the street was picked up the day after, this side was left out.",
        "Crew say the bin was hidden behind a skip. Asked them to go back.",
        "In-cab record shows the street as done at 7:40am. Three others on the same side reported it too.",
        "Relief crew on this round this week. They missed the turning behind the flats.",
        "Spoke to the depot. They can fit it in with the next round in this ward.",
        "Second missed collection here this quarter. Told the supervisor.",
    ];

    public static readonly string[] ReturnNotes =
    [
        "Back at 10:15am, bin emptied. Lid closed, left at the boundary.",
        "Emptied on the way back from the tip.",
        "Crew had to wait for a delivery van, then emptied it.",
        "Done. Crew asked the resident to keep the bin to the left of the gate.",
        "Emptied, and the neighbour's as well.",
    ];

    public static readonly string[] RefusedNotes =
    [
        "Crew's photo is in their record for the day. Not put here because it shows the house.",
        "Checked with the crew by phone. They remember it.",
        "Looked at the last four collections: the same was written down twice.",
        "Explained to the resident by phone as well.",
    ];

    public static readonly (string Ask, string Reply)[] Questions =
    [
        ("Thank you for telling us.\n\nThe crew could not find a bin at your address. Where do you put it out: at the front, or in the lane behind?", "We put it out in the lane behind the house, next to the garages. All of us on this side do."),
        ("We are sorry about this.\n\nIs the gate to your yard locked in the morning? The crew wrote that they could not get in.", "There is a new lock since last week. The code is the same as for the bin store, the caretaker told your depot."),
        ("Thank you for your report.\n\nWas it the garden waste bin or the rubbish bin? Both are collected on that day.", "It was only the garden waste. The rubbish was taken as usual."),
        ("We are sorry that we missed it.\n\nIs the bin still out? If you took it back in, please put it out again so that a crew can empty it tomorrow.", "I put it out again this morning. Thank you for being quick."),
    ];

    public static readonly string[] Added =
    [
        "The same happened to the whole street, not only to us.",
        "The bin is still out and now it is full to the top.",
        "I forgot to say: it is the one with the red lid sticker.",
    ];

    public static readonly string[] NotFixed =
    [
        "The lorry came but drove past again. Our bin is still full.",
        "They emptied next door's and not ours.",
        "Nobody came on the day that you said.",
        "Only half of it was emptied. There is a bag stuck at the bottom.",
    ];

    public static readonly string[] CallNotes =
    [
        "Caller cannot move the bin on their own this month because of a broken arm. Told them about assisted collections.",
        "Called a second time to ask when the crew comes.",
        "Called from a withheld number; does not want to be called back.",
    ];

    public static readonly PracticeComments Comments = new(
        [
            ["It asked me things that your crew should know.", "I could not find my flat in the list of addresses.", "Too many pages for one bin.", "It would not let me report it on the same day."],
            ["Fine, but I would like to report two bins at once.", "It works. I had to look up my collection day somewhere else.", "It was all right on the phone, small text on my old tablet."],
            ["Quick and easy.", "Took me one minute on the bus.", "I liked that I did not need an account.", "Very clear. My mother could do it by herself.", "Much better than waiting on the phone.", "Simple questions, one at a time.", "It told me what happens next, which I liked."],
        ],
        [
            ["You say that it was not out. It was, since six in the morning.", "It is the third time this year.", "Nobody answered what I asked.", "I was told to wait for the next collection. That is two weeks."],
            ["It was emptied in the end, one day late.", "They came, but left the bin in the road.", "Good that you came back. Better not to miss it at all."],
            ["They came back the next morning. Thank you.", "I was told at every step. Excellent.", "The crew was friendly and even said sorry.", "Sorted in a day.", "Honest answer, and quick.", "Nice to be told that it was your mistake."],
        ]);
}
