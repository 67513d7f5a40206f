using Bargate.Cases.Contract;
using Bargate.Services.Contract;

namespace Bargate.Cases;

/// <summary>What a submission says of the one who sent it.</summary>
internal static class Reporter
{
    /// <summary>The first address that it gives, in lines; a place on a map is nobody's home.</summary>
    public static string? AddressOf(ServiceDefinition service, IReadOnlyList<Answer> answers)
    {
        foreach (var question in service.Questions)
            if (question.Type == "address" && answers.FirstOrDefault(it => it.Key == question.Id) is { Text.Length: > 0 } answer) return answer.Text;
        return null;
    }
}
