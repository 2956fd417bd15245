using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacheable.EntityFrameworkCore.Sinks;

/// <summary>An entity and the expressions that write its row: values stand in them as parameters, so each type has one text of SQL.</summary>
internal sealed class GuardedEntity<TEntity>
    where TEntity : class
{
    private static readonly MethodInfo PropertyOf = typeof(EF).GetMethod(nameof(EF.Property))!;
    private static readonly MethodInfo SetOf = typeof(GuardedEntity<TEntity>).GetMethod(nameof(Set), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly DbContext _context;
    private readonly TEntity _entity;
    private readonly IEntityType _type;
    private readonly ParameterExpression _row = Expression.Parameter(typeof(TEntity), "row");
    private readonly Expression<Func<TEntity, long>> _versionOf;

    public GuardedEntity(DbContext context, TEntity entity, Expression<Func<TEntity, long>> version, long number)
    {
        (_context, _entity, _versionOf, Version) = (context, entity, version, number);
        _type = context.Model.FindEntityType(typeof(TEntity))
            ?? throw new InvalidOperationException($"{typeof(TEntity).Name} is no entity of {context.GetType().Name}.");
        if (_type.FindPrimaryKey() is null || _type.BaseType is not null || _type.GetDerivedTypes().Any()
            || _type.GetComplexProperties().Any() || _type.GetNavigations().Any(static navigation => navigation.TargetEntityType.IsOwned()))
        {
            throw new InvalidOperationException(
                $"{typeof(TEntity).Name} has no key, or parts in owned, complex or derived types, which one guarded statement does not reach. Use GuardedTable with the connection of the context.");
        }

        var property = (version.Body as MemberExpression)?.Member is { } member ? _type.FindProperty(member.Name) : null;
        if (property?.PropertyInfo is not { CanWrite: true } settable)
        {
            throw new InvalidOperationException($"{version} is no property of {typeof(TEntity).Name} that can be set and is mapped.");
        }

        settable.SetValue(entity, number);
    }

    public DbContext Context => _context;

    public long Version { get; }

    /// <summary>The row, whether a filter of the model hides it or not.</summary>
    public IQueryable<TEntity> Row => _context.Set<TEntity>().AsNoTracking().IgnoreQueryFilters().Where(
        Expression.Lambda<Func<TEntity, bool>>(_type.FindPrimaryKey()!.Properties.Select(IsEqual).Aggregate(Expression.AndAlso), _row));

    /// <summary>The row, if it has a lower version.</summary>
    public IQueryable<TEntity> OlderRow => Row.Where(
        Expression.Lambda<Func<TEntity, bool>>(Expression.LessThan(_versionOf.Body, ValueOf(typeof(long), Version)), _versionOf.Parameters));

    public IQueryable<long> StoredVersion => Row.Select(_versionOf);

    /// <summary>Replaces everything but the key and what the database sets by itself.</summary>
    public void SetAll(UpdateSettersBuilder<TEntity> setters)
    {
        foreach (var property in _type.GetProperties().Where(IsReplaced))
        {
            SetOf.MakeGenericMethod(property.ClrType).Invoke(null, [setters, Expression.Lambda(Of(property), _row), property.GetGetter().GetClrValue(_entity)]);
        }
    }

    /// <summary>Begins to track the entity as a new row, and nothing but it.</summary>
    public EntityEntry<TEntity> Add()
    {
        var entry = _context.Entry(_entity);
        if (entry.State != EntityState.Detached || _context.ChangeTracker.HasChanges())
        {
            throw new InvalidOperationException(
                $"The context tracks this {typeof(TEntity).Name}, or has changes that would be saved along. Give a new entity, and save other changes before or use a context of its own.");
        }

        entry.State = EntityState.Added;
        return entry;
    }

    private static void Set<TProperty>(UpdateSettersBuilder<TEntity> setters, LambdaExpression property, object? value) =>
        setters.SetProperty((Expression<Func<TEntity, TProperty>>)property, (TProperty)value!);

    private static bool IsReplaced(IProperty property) =>
        !property.IsPrimaryKey() && !property.IsShadowProperty() && property.GetAfterSaveBehavior() == PropertySaveBehavior.Save
        && !property.ValueGenerated.HasFlag(ValueGenerated.OnUpdate);

    // A member of an object, as a variable in a lambda is one: EF Core makes it a parameter.
    private static MemberExpression ValueOf(Type type, object? value)
    {
        var holder = Activator.CreateInstance(typeof(Held<>).MakeGenericType(type), value)!;
        return Expression.Property(Expression.Constant(holder), nameof(Held<>.Value));
    }

    private MethodCallExpression Of(IProperty property) =>
        Expression.Call(PropertyOf.MakeGenericMethod(property.ClrType), _row, Expression.Constant(property.Name));

    private Expression IsEqual(IProperty property) =>
        Expression.Equal(Of(property), ValueOf(property.ClrType, property.GetGetter().GetClrValue(_entity)));
}
