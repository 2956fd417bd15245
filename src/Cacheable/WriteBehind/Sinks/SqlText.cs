using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Cacheable.WriteBehind.Sinks;

/// <summary>A statement and its parameters, which stand in the list in the order they have in the text: some providers only count them.</summary>
internal sealed class SqlText(GuardedTable table)
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, string Column, object? Value)> _parameters = [];

    public string Text => _text.ToString();

    public SqlText Add(string text)
    {
        _text.Append(text);
        return this;
    }

    public SqlText Add(string column, object? value)
    {
        var name = table.ParameterMarker == "?" ? "?" : string.Create(CultureInfo.InvariantCulture, $"{table.ParameterMarker}p{_parameters.Count}");
        _parameters.Add((name, column, value));
        return Add(name);
    }

    /// <summary>Adds one part for each of <paramref name="columns"/>, with a separator between.</summary>
    public SqlText AddEach(
        IEnumerable<(string Name, object? Value)> columns, string separator, Action<SqlText, (string Name, object? Value)> add)
    {
        var between = string.Empty;
        foreach (var column in columns)
        {
            add(Add(between), column);
            between = separator;
        }

        return this;
    }

    /// <summary>Adds the parameters to a command or a part of a batch.</summary>
    public void Fill(DbParameterCollection parameters, Func<DbParameter> create)
    {
        foreach (var (name, column, value) in _parameters)
        {
            var parameter = create();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            table.Configure?.Invoke(column, parameter);
            parameters.Add(parameter);
        }
    }
}
