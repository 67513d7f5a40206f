using Bargate.Linkage.Columns;
using Bargate.Linkage.Comparing;

namespace Bargate.Linkage.Models;

/// <summary>What must be true of a model before it is used, wherever it came from.</summary>
internal static class ModelChecks
{
    public static void Hold(LinkageModel model)
    {
        var comparisons = model.Settings.Comparisons;
        if (model.Weights.Count != comparisons.Count) throw new FormatException($"The model has weights for {model.Weights.Count} comparisons; its settings have {comparisons.Count}.");
        if (!(model.Prior is > 0 and < 1)) throw new FormatException("The prior of a model lies between 0 and 1.");
        if (model.Mixture is { } mixture && (mixture.Classes.Count < 2 || mixture.Classes.Any(it => !(it.Share is > 0 and < 1)))) throw new FormatException("A mixture has two classes or more, each with a share between 0 and 1.");
        var columns = model.Settings.Columns;
        // The comparisons as this version makes them: also finds columns that are not there.
        var made = new PairComparer(columns, [.. columns.Select(_ => new ValuePool())], model.Settings, GenericValues.None(columns.Count)).Comparers;
        for (var i = 0; i < comparisons.Count; i++)
        {
            if (model.Weights[i].Levels.Count != made[i].Levels) throw new FormatException($"The comparison '{comparisons[i].Name}' has {made[i].Levels} levels, and the model weights for {model.Weights[i].Levels.Count}. It was made by another version: train it again.");
            if (model.Weights[i].Levels.Count < 2) throw new FormatException($"The comparison '{comparisons[i].Name}' needs at least two levels.");
            if (model.Weights[i].Levels.Any(it => !(it.M is > 0 and <= 1) || !(it.U is > 0 and <= 1))) throw new FormatException($"The chances of the comparison '{comparisons[i].Name}' must lie above 0 and at most at 1.");
            if (model.Mixture?.Classes.Any(it => it.Levels.Count != comparisons.Count || it.Levels[i].Count != model.Weights[i].Levels.Count || it.Levels[i].Any(chance => !(chance > 0))) == true)
                throw new FormatException($"The mixture does not fit the levels of the comparison '{comparisons[i].Name}'.");
        }
    }
}
