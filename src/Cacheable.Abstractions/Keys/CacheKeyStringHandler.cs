using System.Collections;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cacheable.Contract;
using Cacheable.KeyTemplates;

namespace Cacheable;

/// <summary>Receives the parts of <c>$"user:{id}:profile"</c> for <see cref="CacheKey.Format"/>: literals as they are, values escaped.</summary>
[InterpolatedStringHandler]
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct CacheKeyStringHandler
{
    private DefaultInterpolatedStringHandler _text;

    /// <summary>Called by the compiler.</summary>
    public CacheKeyStringHandler(int literalLength, int formattedCount) =>
        _text = new DefaultInterpolatedStringHandler(literalLength, formattedCount, CultureInfo.InvariantCulture);

    /// <summary>Appends a part of the template as it stands.</summary>
    public void AppendLiteral(string value) => _text.AppendLiteral(value);

    /// <summary>Appends a value, escaped.</summary>
    public void AppendFormatted<T>(T value) => AppendFormatted(value, format: null);

    /// <summary>Appends a value in a format, escaped; in the format <c>hash</c>, a hash of its escaped text.</summary>
    public void AppendFormatted<T>(T value, string? format)
    {
        if (format == KeyGrammar.HashFormat && value is not null)
        {
            _text.AppendLiteral(HashedText.Of(TextOf(value)));
            return;
        }

        switch (value)
        {
            case null:
                _text.AppendLiteral(KeyGrammar.Null);
                break;
            case string text:
                AppendEscaped(text);
                break;
            case KeyText escaped:
                _text.AppendLiteral(escaped.Value);
                break;
            case bool flag:
                _text.AppendLiteral(flag ? "true" : "false");
                break;
            case IFormattable:
                AppendSpanFormattable(value, format);
                break;
            case Type type:
                AppendEscaped(type.ToString());
                break;
            case IEnumerable elements:
                AppendElements(elements, format);
                break;
            default:
                AppendEscaped(OwnTextOf(value));
                break;
        }
    }

    internal string ToStringAndClear() => _text.ToStringAndClear();

    private static string TextOf<T>(T value)
    {
        var text = new CacheKeyStringHandler(literalLength: 0, formattedCount: 1);
        text.AppendFormatted(value);
        return text.ToStringAndClear();
    }

    // The text that every object has names its type, so that all its values would share one key.
    private static string OwnTextOf(object value)
    {
        var text = value.ToString() ?? string.Empty;
        return text != value.GetType().ToString() && !IsMemory(value.GetType())
            ? text
            : throw new ArgumentException($"'{text}' has no text that tells its values apart and cannot be part of a key; key by a member of it.", nameof(value));
    }

    private void AppendSpanFormattable<T>(T value, string? format)
    {
        format ??= value is DateTime or DateTimeOffset or DateOnly or TimeOnly ? "O" : null;
        Span<char> buffer = stackalloc char[64];
        if (value is ISpanFormattable && ((ISpanFormattable)value).TryFormat(buffer, out var written, format, CultureInfo.InvariantCulture))
        {
            AppendEscaped(buffer[..written]);
            return;
        }

        AppendEscaped(((IFormattable)value!).ToString(format, CultureInfo.InvariantCulture));
    }

    private void AppendElements(IEnumerable elements, string? format)
    {
        var first = true;
        foreach (var element in elements)
        {
            if (!first)
            {
                _text.AppendFormatted(KeyGrammar.ElementSeparator);
            }

            first = false;
            AppendFormatted(element, format);
        }

        if (first)
        {
            _text.AppendLiteral(KeyGrammar.EmptyCollection);
        }
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> value)
    {
        var start = 0;
        for (var index = 0; index < value.Length; index++)
        {
            if (KeyGrammar.EscapeOf(value[index]) is { } escape)
            {
                _text.AppendFormatted(value[start..index]);
                _text.AppendLiteral(escape);
                start = index + 1;
            }
        }

        _text.AppendFormatted(value[start..]);
    }

    // The text of a memory is its length; of characters alone it is what it holds.
    private static bool IsMemory(Type type) =>
        type.IsGenericType
        && (type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>) || type.GetGenericTypeDefinition() == typeof(Memory<>))
        && type.GenericTypeArguments[0] != typeof(char);
}
