using System.Globalization;
using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Cacheable.Serialization;

/// <summary>
/// The shape of a type as JSON, at any depth: names and types of members, values of enums, derived types. JSON fills what is missing
/// with defaults, so two builds that shape a type differently must not read each other's payloads. Race 40.
/// </summary>
internal static class JsonShape
{
    public static string Of(JsonTypeInfo type)
    {
        var text = new StringBuilder();
        Append(text, type, []);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonTypeInfo type, HashSet<Type> seen)
    {
        text.Append(type.Type);
        if (!seen.Add(type.Type))
        {
            return;
        }

        text.Append('{');
        AppendEnum(text, Nullable.GetUnderlyingType(type.Type) ?? type.Type);
        foreach (var property in type.Properties.OrderBy(static property => property.Name, StringComparer.Ordinal))
        {
            text.Append(property.Name).Append(':');
            AppendInner(property.PropertyType);
        }

        foreach (var derived in type.PolymorphismOptions?.DerivedTypes ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"{derived.TypeDiscriminator}=");
            AppendInner(derived.DerivedType);
        }

        AppendInner(type.KeyType);
        AppendInner(type.ElementType);
        AppendInner(Nullable.GetUnderlyingType(type.Type));
        text.Append('}');

        void AppendInner(Type? inner)
        {
            if (inner is not null && type.Options.TryGetTypeInfo(inner, out var info))
            {
                Append(text, info, seen);
            }

            text.Append(';');
        }
    }

    // An enum is written as a number: a member that was renumbered means something else.
    private static void AppendEnum(StringBuilder text, Type type)
    {
        if (type.IsEnum)
        {
            text.AppendJoin(',', type.GetEnumNames()).AppendJoin(',', type.GetEnumValuesAsUnderlyingType().Cast<object>());
        }
    }
}
