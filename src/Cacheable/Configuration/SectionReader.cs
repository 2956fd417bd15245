using Cacheable.Settings;
using Microsoft.Extensions.Configuration;

namespace Cacheable.Configuration;

/// <summary>Reads the section, whatever its source: a template whose segments are levels (environment, command line) is the same as one in a single key of a file.</summary>
internal sealed class SectionReader
{
    private const string Methods = "Methods";
    private const string Templates = "Templates";
    private const string Profiles = "Profiles";
    private const string WriteBehind = nameof(CacheableOptions.WriteBehind);

    // An attribute says nothing where it wants none; configuration has to say it against an attribute.
    private const string None = "none";

    private static readonly string[] Levels = [Methods, Templates, Profiles, WriteBehind];

    // What a method has besides, and its code alone says.
    private static readonly string[] OfTheCode = ["Key", "Tags", "Serializer", "Profile", "Value"];

    private readonly string _root;
    private readonly Dictionary<string, Dictionary<string, SettingsSection>> _sections = new(StringComparer.OrdinalIgnoreCase)
    {
        [Methods] = new(StringComparer.OrdinalIgnoreCase),
        [Templates] = new(StringComparer.OrdinalIgnoreCase),
        [Profiles] = new(StringComparer.OrdinalIgnoreCase),
    };

    private readonly Dictionary<string, string> _options = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];
    private bool _isEnabled = true;
    private bool _isTold;

    private SectionReader(string root) => _root = root;

    public static ConfiguredSettings Read(IConfiguration section)
    {
        var reader = new SectionReader(section is IConfigurationSection { Path: var root } ? root + ":" : string.Empty);

        // In the order of the paths, so that the same configuration is told in the same words.
        var all = section.AsEnumerable(makePathsRelative: true).ToList();
        var lines = all.Where(line => IsSaid(line, all)).OrderBy(static line => line.Key, StringComparer.Ordinal).ToList();
        foreach (var (path, text) in lines)
        {
            reader.Read(path, text);
        }

        // A switch that somebody guessed: an error now, and no surprise on the day it is needed.
        var ownText = (section as IConfigurationSection)?.Value;
        if (ownText is not null)
        {
            reader._problems.Add($"{reader._root.TrimEnd(':')} is no setting; settings stand below it, as in '{reader._root}{SettingNames.Enabled}'.");
        }

        return new ConfiguredSettings
        {
            IsEmpty = lines.Count == 0 && ownText is null,
            Content = string.Join('\n', lines.Select(static line => $"{line.Key}={line.Value}").Prepend(ownText)),
            IsEnabled = reader._isEnabled,
            Methods = reader._sections[Methods],
            Templates = reader._sections[Templates],
            Profiles = reader._sections[Profiles],
            Options = reader._options,
            Problems = reader._problems,
        };
    }

    // A level has no text, and an empty list has none worth mention. Nor has what a later source takes away, but for a switch: whoever
    // writes null there means something by it.
    private static bool IsSaid(KeyValuePair<string, string?> line, List<KeyValuePair<string, string?>> all) => line.Value switch
    {
        null => line.Key.Split(':')[^1].Equals(SettingNames.Enabled, StringComparison.OrdinalIgnoreCase)
            && !all.Exists(other => other.Key.StartsWith(line.Key + ":", StringComparison.OrdinalIgnoreCase)),
        "" => !Levels.Contains(line.Key, StringComparer.OrdinalIgnoreCase),
        _ => true,
    };

    private void Read(string path, string? text)
    {
        if (text is null)
        {
            _problems.Add($"{_root}{path} is null; write true or false.");
            return;
        }

        var (head, rest) = path.IndexOf(':') is var colon and >= 0 ? (path[..colon], path[(colon + 1)..]) : (path, null);
        if (rest is not null && _sections.TryGetValue(head, out var sections))
        {
            ReadSetting(sections, path, text, rest);
        }
        else if (path.Equals(SettingNames.Enabled, StringComparison.OrdinalIgnoreCase))
        {
            _isEnabled = SettingReader.Read(MethodSettings.None, SettingNames.Enabled, text, out var problem).Enabled ?? true;
            Report(path, text, problem);
        }
        else if (OptionSettings.Names.Contains(path))
        {
            _options[path] = text;
            Report(path, text, OptionSettings.ProblemOf(path, text));
        }
        else
        {
            UnknownOption(path, head, rest);
        }
    }

    private void ReadSetting(Dictionary<string, SettingsSection> sections, string path, string text, string rest)
    {
        // The last level is the setting: those before it may be segments of a template.
        var end = rest.LastIndexOf(':');
        if (end < 0)
        {
            _problems.Add($"{_root}{path} is no setting; settings stand below a name, as in '{_root}{path}:{SettingNames.Ttl}'.");
            return;
        }

        var written = rest[(end + 1)..];
        var above = path[..(path.Length - written.Length)];
        if (SettingNames.All.FirstOrDefault(name => name.Equals(written, StringComparison.OrdinalIgnoreCase)) is not { } setting)
        {
            Unknown(path, written, above, SettingNames.All);
            return;
        }

        var name = TemplateName.Of(rest[..end]);
        var section = sections.GetValueOrDefault(name) ?? new SettingsSection(_root + above[..^1], MethodSettings.None, new Dictionary<string, string>());
        var settings = section.Settings;
        if (text.Equals(None, StringComparison.OrdinalIgnoreCase) && SettingNames.MayBeNone.Contains(setting))
        {
            settings = SettingReader.None(settings, setting);
        }
        else
        {
            settings = SettingReader.Read(settings, setting, text, out var problem);
            Report(path, text, problem);
        }

        sections[name] = section with { Settings = settings, Texts = new Dictionary<string, string>(section.Texts) { [setting] = text } };
    }

    private void Report(string path, string text, SettingProblem? problem)
    {
        if (problem is not null)
        {
            _problems.Add($"{Quote(path, text)} {problem.Problem}; {problem.Remedy}.");
        }
    }

    private void UnknownOption(string path, string head, string? rest)
    {
        if (rest is null && Levels.Contains(path, StringComparer.OrdinalIgnoreCase))
        {
            _problems.Add($"{_root}{path} is no setting; settings stand below it, as in '{_root}{path}:{(path.Equals(WriteBehind, StringComparison.OrdinalIgnoreCase) ? nameof(WriteBehindOptions.Capacity) : $"<name>:{SettingNames.Ttl}")}'.");
        }
        else if (rest is not null && NearestName.To(head, Levels) is { } level)
        {
            var name = level == WriteBehind ? NearestName.To($"{level}:{rest}", OptionSettings.Names) : $"{level}:{rest}";
            _problems.Add($"{_root}{path} is no setting; write '{_root}{name ?? level}'.");
        }
        else if (NearestName.To(path, [SettingNames.Enabled, .. OptionSettings.Names]) is { } nearest)
        {
            _problems.Add($"{_root}{path} is no setting; write '{_root}{nearest}'.");
        }
        else
        {
            // The rest once: whoever shares the section with another has many of them.
            var what = _isTold ? "remove it." : $"there are {Methods}, {Templates}, {Profiles}, {SettingNames.Enabled}, {WriteBehind} and the options of {nameof(CacheableOptions)}. {Another}";
            _isTold = true;
            _problems.Add($"{_root}{path} is no setting; {what}");
        }
    }

    private string Another =>
        $"Where '{_root.TrimEnd(':')}' is not the cache's own section, name another by {nameof(CacheableBuilderExtensions.UseConfiguration)}, or none by {nameof(CacheableBuilderExtensions.IgnoreConfiguration)}.";

    // Without its text: what the cache does not know may be another's, a password for one.
    private void Unknown(string path, string written, string above, IEnumerable<string> known)
    {
        var remedy = OfTheCode.Contains(written, StringComparer.OrdinalIgnoreCase) ? "only the attributes say that, because the compiler checks it"
            : NearestName.To(written, known) is { } nearest ? $"write '{_root}{above}{nearest}'"
            : $"there are {string.Join(", ", known)}";
        _problems.Add($"{_root}{path} is no setting; {remedy}.");
    }

    private string Quote(string path, string text) => SettingsSection.Quote(_root + path, text);
}
