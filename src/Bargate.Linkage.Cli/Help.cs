namespace Bargate.Linkage.Cli;

internal static class Help
{
    public const string All = """
        bargate-link finds the records of one person in CSV files, and says why.

          bargate-link profile FILE.csv...             what the columns hold: kinds, gaps, frequent and generic values
          bargate-link train FILE.csv [OTHER.csv]      learns a model and writes it (--out model.json)
          bargate-link dedupe FILE.csv                 a cluster for each record (and, with --pairs, the scored pairs)
          bargate-link link FILE.csv OTHER.csv         pairs with one record in each file
          bargate-link explain FILE.csv ID ID          why two records have their score
          bargate-link evaluate FILE.csv [OTHER.csv]   how well a model does where the truth is known

        Options
          --model FILE        a model that 'train' wrote; without one, a model is learnt first
          --from-splink FILE  a model that Splink wrote; 'train': settings of Splink, to be learnt here
          --out FILE          where the result goes; the terminal if not given
          --format csv|json   of the result ('explain': text, json or svg)
          --threshold P       the least probability of a link: 0.95 if not given
          --pairs FILE        'dedupe': the scored pairs as well
          --one-to-one        'link': each record in at most one pair
          --plain             learns without the classes for households and namesakes
          --truth COLUMN      'evaluate': the column that says who is who
          --labels FILE       'evaluate': labelled pairs: id, id, 1 or 0
          --cost N            'evaluate': how many missed links one false merge weighs: 50 if not given
          --splink FILE       'train': the model for Splink as well
          --prepared FILE     'train': the records as Splink's model expects them
          --id COLUMN         the column that names a record
          --column NAME=KIND  what a column holds, where the guess is wrong; may be given again. The kinds:
                              Forename MiddleName Surname FullName BirthDate Date Sex Uprn HouseNumber Street
                              AddressLine Town Postcode Latitude Longitude Email Phone NationalInsuranceNumber
                              NhsNumber Reference Amount Text
          --leave-out NAME    a column that is not compared; may be given again
          --seed N            of the random pairs: the same seed gives the same model
          --help, --version

        The first line of a file names its columns. What they hold is guessed from names and values, and printed.
        Files may be of any size. 0 is returned when all went well, 1 when the data is at fault, 2 when the command is.
        """;

    public static string Of(string command) => $"{All.Split('\n').First(it => it.Contains($"bargate-link {command} ", StringComparison.Ordinal)).Trim()}\n\n{All[All.IndexOf("Options", StringComparison.Ordinal)..]}";
}
