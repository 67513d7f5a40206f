using System.Text;
using Bargate.Services.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests.Services;

/// <summary>Every service of the practice council, opened and changed: what is not changed is the same bytes, and a change that is taken back leaves no trace.</summary>
public sealed class PracticeEditingTests(PracticeEditingTests.Empty site) : IClassFixture<PracticeEditingTests.Empty>
{
    public sealed class Empty : Site;

    static IEnumerable<string> Files => Folder.GetFiles(Path.Combine(Given.CouncilFolder(), "services"), "*.yaml").Where(it => !it.EndsWith(".walks.yaml", StringComparison.Ordinal));

    static ServiceText Open(string file) => ServiceText.Of(Path.GetFileNameWithoutExtension(file), File.ReadAllBytes(file))!;

    static ServiceText Done(Edited edited)
    {
        Assert.True(edited.Done, edited.Refused);
        return edited.Text;
    }

    static void Back(ServiceText text, string what, Func<ServiceText, Edited> change, Func<ServiceText, Edited> back)
    {
        var changed = Done(change(text));
        Assert.False(changed.Text == text.Text, $"{text.Service}: {what} changed nothing");
        var restored = Done(back(changed));
        Assert.True(restored.Text == text.Text, $"{text.Service}: {what} leaves a trace:\n{string.Join('\n', restored.Text.Split('\n').Except(text.Text.Split('\n')).Take(5))}");
    }

    static IEnumerable<TextPart> All(IEnumerable<TextPart> parts) => parts.SelectMany(it => All(it.Parts).Prepend(it));

    [Fact]
    public void What_is_not_changed_is_the_same_bytes()
    {
        var seen = 0;
        foreach (var file in Files)
        {
            var text = Open(file);
            Assert.Equal(File.ReadAllBytes(file), text.Bytes());
            foreach (var part in All(text.Parts))
            {
                Assert.Equal(text.Text, Done(text.SetYaml(part.Path, text.YamlOf(part.Path))).Text);
                foreach (var property in new[] { "ask", "label", "hint", "why", "type", "when", "title", "body", "say", "next", "target", "errors/missing" })
                    if (text.Get(part.Path, property) is { } said && !said.Contains("{ ", StringComparison.Ordinal) && !said.Contains("en: ", StringComparison.Ordinal)) Assert.Equal(text.Text, Done(text.Set(part.Path, property, said)).Text);
                seen++;
            }
        }
        Assert.True(seen > 400, $"{seen}");
    }

    [Fact]
    public void Every_part_is_written_anew_as_it_was()
    {
        foreach (var file in Files)
        {
            var text = Open(file);
            foreach (var part in All(text.Parts).Where(it => it.Kind != PartKind.Block))
            {
                var yaml = text.YamlOf(part.Path)!;
                var other = yaml[0] == '{' ? "{ id: other, ask: Other }" : "id: other\nask: Other";
                var at = $"{part.List}/{(part.Kind == PartKind.ExitPage ? part.Id : "other")}";
                Back(text, $"writing {part.Path}", it => it.SetYaml(part.Path, other), it => it.SetYaml(at, yaml));
            }
        }
    }

    [Fact]
    public void Properties_are_set_and_set_back_added_and_removed()
    {
        foreach (var file in Files)
        {
            var text = Open(file);
            foreach (var property in new[] { "title", "summary", "topic", "team", "takes", "for", "before", "keep/because", "case/reference" })
                if (text.Get("", property, "en") is { } said) Back(text, property, it => it.Set("", property, "Other words", "en"), it => it.Set("", property, said, "en"));
            foreach (var property in new[] { "lgil", "takes", "for", "languages" }.Where(it => text.Get("", it) is null)) Back(text, property, it => it.Set("", property, "8"), it => it.Set("", property, null));
            if (text.Get("", "fee") is null) Back(text, "fee", it => it.SetYaml("fee", "amount: 100\nfor: It"), it => it.Remove("fee"));
            foreach (var part in All(text.Pages).Where(it => it.Kind == PartKind.Question))
                foreach (var property in new[] { "label", "hint", "why", "when", "optional", "max", "errors/missing", "errors/wrong", "duplicates/radius-m" })
                    if (text.Get(part.Path, property, "en") is not { } said) Back(text, $"{part.Path} {property}", it => it.Set(part.Path, property, "5"), it => it.Set(part.Path, property, null));
                    else if ((text.YamlOf($"{part.Path}/{property}/en") ?? text.YamlOf($"{part.Path}/{property}")) == said || said.Contains('\'', StringComparison.Ordinal) && !said.Contains('{', StringComparison.Ordinal)) Back(text, $"{part.Path} {property}", it => it.Set(part.Path, property, "other", "en"), it => it.Set(part.Path, property, said, "en"));
        }
    }

    [Fact]
    public void Questions_options_and_stages_are_added_and_removed_moved_and_moved_back()
    {
        foreach (var file in Files)
        {
            var text = Open(file);
            foreach (var part in All(text.Parts))
            {
                Back(text, $"after {part.Path}", it => part.Kind == PartKind.ExitPage ? it.AddEntry("exits", "fresh", "title: A\nbody: B", part.Position + 1) : part.Kind == PartKind.Stage ? it.AddItem(part.List, part.Position + 1, "{ id: fresh, say: A }") : it.AddQuestion(part.List, part.Position + 1, "fresh", "choice", "What?"),
                    it => it.Remove($"{part.List}/fresh"));
                if (part.Position > 0) Back(text, $"up {part.Path}", it => it.MoveUp(part.Path), it => it.MoveDown(part.Path));
                if (part.Kind is PartKind.Question && part.Position > 1) Back(text, $"first {part.Path}", it => it.Move(part.Path, part.List, 0), it => it.Move(part.Path, part.List, part.Position));
                if (part.Type is not ("choice" or "choices")) continue;
                Back(text, $"option of {part.Path}", it => it.AddOption(part.Path, "fresh", "Other: words"), it => it.Remove($"{part.Path}/options/fresh"));
                Back(text, $"first option of {part.Path}", it => it.AddOption(part.Path, "fresh", "Other words", "With a hint", 0), it => it.Remove($"{part.Path}/options/fresh"));
            }
            foreach (var group in text.Pages.Where(it => it.Kind == PartKind.Group))
                foreach (var inner in group.Parts.Skip(1)) Back(text, $"out {inner.Path}", it => it.Move(inner.Path, "questions", 0), it => it.Move($"questions/{inner.Id}", inner.List, inner.Position));
        }
    }

    [Fact]
    public void A_question_with_another_id_is_still_walked_and_with_its_own_again_the_same_bytes()
    {
        var check = site.Services.GetRequiredService<ServiceCheck>();
        var renamed = 0;
        foreach (var file in Files)
        {
            var (text, walks) = (Open(file), File.ReadAllText(file.Replace(".yaml", ".walks.yaml", StringComparison.Ordinal)));
            Assert.Equal([], check.Check(text, walks).Faults.Select(it => it.Fault.ToString()));
            foreach (var part in All(text.Parts).Where(it => it.Kind is not (PartKind.Block or PartKind.Other)))
            {
                var other = text.Rename(part.Path, part.Id + "-x", walks);
                Assert.True(other.Done, $"{text.Service} {part.Path}: {other.Refused}");
                var faults = check.Check(other.Text, other.Walks).Faults.Where(it => !it.Fault.Problem.Contains("goes another way", StringComparison.Ordinal) || part.Kind is not (PartKind.Group or PartKind.Repeat)).Select(it => it.Fault.ToString()).ToList();
                Assert.True(faults.Count == 0, $"{text.Service} {part.Path}:\n{string.Join('\n', faults)}");
                var back = other.Text.Rename($"{part.List}/{part.Id}-x", part.Id, other.Walks);
                Assert.Equal((text.Text, walks), (back.Text.Text, back.Walks));
                renamed++;
            }
        }
        Assert.True(renamed > 300, $"{renamed}");
    }

    [Fact]
    public void A_file_with_other_line_ends_and_a_mark_keeps_them()
    {
        foreach (var file in Files)
        {
            var text = ServiceText.Of("it", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(File.ReadAllText(file).ReplaceLineEndings("\r\n"))])!;
            var first = text.Pages[0].Path;
            Back(text, "a question", it => it.AddQuestion("questions", 1, "fresh", "choice", "What?"), it => it.Remove("questions/fresh"));
            if (text.Get(first, "why") is null) Back(text, "why", it => it.Set(first, "why", "One\n\nTwo"), it => it.Set(first, "why", null));
            var changed = Done(Done(text.Set("", "before", "One\r\n\r\nTwo", "en")).AddQuestion("questions", 0, "fresh", "text", "What?"));
            Assert.StartsWith("\uFEFF", changed.Text, StringComparison.Ordinal);
            Assert.Equal(-1, changed.Text.Replace("\r\n", "", StringComparison.Ordinal).IndexOfAny(['\r', '\n']));
        }
    }
}
