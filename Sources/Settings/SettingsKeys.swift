import Grammar

/// The grammar of the settings file, key by key.
enum SettingsKeys {
  static let theme = Key(
    name: "theme", value: .line(1_000),
    purpose:
      "The colours: the name of a theme, or the path of a theme file, from this file's folder or `~`."
  )
  static let color = Key(
    name: "color", value: .word(Settings.Colour.allCases.map(\.rawValue)),
    purpose: "When to use colour; `auto` if not given.")
  static let ascii = Key(
    name: "ascii", value: .truth,
    purpose: "Whether only ASCII characters are shown; as the locale asks if not given.")
  static let reducedMotion = Key(
    name: "reduced_motion", value: .truth,
    purpose: "Whether nothing moves by itself; `no` if not given.")
  static let numbers = Key(
    name: "numbers", value: .word(Settings.Numbers.allCases.map(\.rawValue)),
    purpose: "How numbers are written; as each lesson says if not given.")
  static let lessons = Key(
    name: "lessons", value: .line(1_000),
    purpose: "The folder with the lessons, from this file's folder or `~`; those that came with "
      + "the program if not given.")
  static let mouse = Key(
    name: "mouse", value: .truth,
    purpose: "Whether clicks are for the tutor from the start; `no` if not given.")

  static let table = KeyTable(
    owner: "the settings file",
    keys: [theme, color, ascii, reducedMotion, numbers, lessons, mouse])

  static let kind = FileKind(
    name: "settings file", plural: "settings", beginning: "settings are keys such as theme",
    mostBytes: 20_000, tables: [table])
}
