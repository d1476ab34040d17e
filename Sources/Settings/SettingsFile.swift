import Files
import Grammar

/// What came of reading the settings file.
public struct SettingsReading: Hashable, Sendable {
  /// What could be read; what could not is as if it were not there.
  public let settings: Settings
  /// Everything that is wrong, in the order of the file.
  public let problems: [Problem]
  /// Where the theme is named, for what is only known where it is looked for.
  public var themePlace: Place?
  /// Where the folder with the lessons is named.
  public var lessonsPlace: Place?
}

/// The settings file: YAML, as the README tells.
public enum SettingsFile {
  /// Where it is: `$XDG_CONFIG_HOME/cnn-tutor/settings.yaml`, or else below `~/.config`; nil where there
  /// is no home.
  ///
  /// A relative `XDG_CONFIG_HOME` counts as none, as the XDG Base Directory Specification asks.
  public static func path(_ environment: [String: String]) -> String? {
    if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
      return folder + "/cnn-tutor/settings.yaml"
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.config/cnn-tutor/settings.yaml"
  }

  /// Reads the file; where there is none, nothing is set.
  ///
  /// - Parameter home: the folder that `~` stands for.
  public static func read(path: String, home: String?) -> SettingsReading {
    let kind = SettingsKeys.kind
    do throws(FileError) {
      let bytes = try fileBytes(path, limit: kind.mostBytes)
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
      return read(bytes, folder: folder, home: home)
    } catch .missing {
      return SettingsReading(settings: Settings(), problems: [])
    } catch {
      return SettingsReading(
        settings: Settings(), problems: [Problem(.start, error.message(expecting: kind.name))])
    }
  }

  /// Reads the bytes of a settings file.
  ///
  /// - Parameters:
  ///   - folder: where relative paths begin.
  ///   - home: the folder that `~` stands for.
  public static func read(_ bytes: [UInt8], folder: String, home: String?) -> SettingsReading {
    let problems = ProblemList(in: SettingsKeys.kind)
    guard let source = SourceText(bytes, problems), !isEmpty(source),
      let root = YamlDocument.read(source, problems),
      let fields = Fields(root, SettingsKeys.table, problems)
    else { return SettingsReading(settings: Settings(), problems: problems.sorted) }
    let settings = read(fields, PathBase(folder: folder, home: home))
    return SettingsReading(
      settings: settings, problems: problems.sorted, themePlace: fields[SettingsKeys.theme]?.place,
      lessonsPlace: fields[SettingsKeys.lessons]?.place)
  }

  /// Whether a file only has lines that say nothing.
  private static func isEmpty(_ source: SourceText) -> Bool {
    (1...max(1, source.lineCount)).allSatisfy { number in
      let first = source.line(number).first { $0 != " " && $0 != "\t" }
      return first == nil || first == "#"
    }
  }

  private static func read(_ fields: Fields, _ base: PathBase) -> Settings {
    func truth(_ key: Key) -> Bool? {
      fields[key] == nil ? nil : fields.truth(key, usual: false)
    }
    var settings = Settings()
    settings.theme = fields.line(SettingsKeys.theme).map { word in
      word.contains("/") || word.hasSuffix(".yaml") ? base.path(word) : word
    }
    settings.color = fields.word(SettingsKeys.color).flatMap(Settings.Colour.init)
    settings.ascii = truth(SettingsKeys.ascii)
    settings.reducedMotion = truth(SettingsKeys.reducedMotion)
    settings.numbers = fields.word(SettingsKeys.numbers).flatMap(Settings.Numbers.init)
    settings.lessons = fields.line(SettingsKeys.lessons).map(base.path)
    settings.mouse = truth(SettingsKeys.mouse)
    return settings
  }
}

/// Where the paths in a file begin.
private struct PathBase {
  let folder: String
  let home: String?

  func path(_ text: String) -> String {
    if text.hasPrefix("/") { return text }
    if let home, text == "~" || text.hasPrefix("~/") { return home + text.dropFirst() }
    return folder + "/" + text
  }
}
