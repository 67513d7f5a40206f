using System.Reflection;
using Bargate.Kernel;
using Bargate.Kernel.Contributions;
using Bargate.Kernel.Events;
using Bargate.Kernel.Jobs;
using Bargate.Kernel.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bargate.Tests;

/// <summary>Nothing is discovered at run time, so a forgotten line in a front door would be a job that never runs. This finds it.</summary>
public sealed class RegistrationTests(RegistrationTests.Empty site) : IClassFixture<RegistrationTests.Empty>
{
    public sealed class Empty : Site;

    static readonly Type[] Contributions = [.. typeof(IRetained).Assembly.GetExportedTypes().Where(it => it.IsInterface && it.Namespace == typeof(IRetained).Namespace)];

    static IEnumerable<Type> Classes => Site.Modules.Select(it => it.GetType().Assembly).Append(typeof(BargateDb).Assembly)
        .SelectMany(it => it.GetTypes()).Where(it => it is { IsClass: true, IsAbstract: false });

    [Fact]
    public async Task Every_contribution_is_registered()
    {
        var registered = await site.InScope(scope => Task.FromResult(Contributions.ToDictionary(it => it, it => scope.GetServices(it).Select(one => one!.GetType()).ToHashSet())));
        var forgotten = from type in Classes from contract in type.GetInterfaces() where Contributions.Contains(contract) && !registered[contract].Contains(type) select $"{type} is no registered {contract.Name}";
        Rule.HasNoBreach(forgotten);
        Assert.NotEmpty(registered[typeof(IRetained)]);
    }

    [Fact]
    public void Every_job_is_registered_for_all_that_it_answers()
    {
        var jobs = site.Services.GetRequiredService<JobCatalogue>().All.Select(it => (it.Type, it.Event)).ToHashSet();
        var forgotten = from type in Classes from what in Answers(type) where !jobs.Contains((type, what)) select $"{type} is not registered for {what ?? "its turn"}";
        Rule.HasNoBreach(forgotten);
        Assert.NotEmpty(jobs);
    }

    [Fact]
    public void Every_event_has_a_name_of_its_own_that_fits_its_column()
    {
        var names = Classes.Where(it => typeof(IEvent).IsAssignableFrom(it)).Concat(Site.Modules.SelectMany(it => it.GetType().Assembly.GetTypes()).Where(it => it.IsValueType && typeof(IEvent).IsAssignableFrom(it)))
            .Distinct().Select(NameOf).ToList();
        Assert.Equal(names.Distinct(), names);
        Assert.All(names, it => Assert.Matches("^[a-z]+(-[a-z]+)*$", it));
    }

    [Fact]
    public async Task A_module_with_personal_columns_exports_erases_and_retires_them()
    {
        var modules = await site.InDatabase(db => Task.FromResult(db.Model.GetEntityTypes()
            .Where(it => it.GetProperties().Any(one => one.FindAnnotation(PersonalColumns.Annotation) is not null)).Select(it => it.ClrType.Assembly).Distinct().ToList()));
        Assert.NotEmpty(modules);
        var lacking = from module in modules from needed in new[] { typeof(IPersonalDataSource), typeof(IRetained) }
                      where !module.GetTypes().Any(it => it is { IsClass: true, IsAbstract: false } && needed.IsAssignableFrom(it)) select $"{module.GetName().Name} has no {needed.Name}";
        Rule.HasNoBreach(lacking);
    }

    static IEnumerable<string?> Answers(Type type)
    {
        foreach (var contract in type.GetInterfaces())
        {
            if (contract == typeof(IAskedJob) || contract == typeof(ITimedJob)) yield return null;
            if (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IJob<>)) yield return NameOf(contract.GetGenericArguments()[0]);
        }
    }

    static string NameOf(Type happened) => (string)happened.GetProperty("Name", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
}
