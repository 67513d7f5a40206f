using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Bargate.Kernel.Ids;

/// <summary>Binds an id from route, query or form. A malformed one is a thing that does not exist: binding fails, the page answers 404.</summary>
public sealed class IdBinder<TId> : IModelBinder where TId : struct, IId<TId>
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var value = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (value == ValueProviderResult.None) return Task.CompletedTask;
        if (Guid.TryParse(value.FirstValue, out var guid)) bindingContext.Result = ModelBindingResult.Success(TId.From(guid));
        else if (bindingContext.BindingSource == BindingSource.Path || bindingContext.IsTopLevelObject) bindingContext.Result = ModelBindingResult.Success(TId.From(Guid.Empty));
        return Task.CompletedTask;
    }
}

/// <summary>Finds the binder of every id type.</summary>
public sealed class IdBinderProvider : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = Nullable.GetUnderlyingType(context.Metadata.ModelType) ?? context.Metadata.ModelType;
        return IdTypes.IsId(type) ? (IModelBinder)Activator.CreateInstance(typeof(IdBinder<>).MakeGenericType(type))! : null;
    }
}
