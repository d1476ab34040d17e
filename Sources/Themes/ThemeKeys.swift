import Canvas
import Grammar

/// A key of a file, not one of the keyboard.
typealias Key = Grammar.Key

/// The grammar of theme files, key by key.
enum ThemeKeys {
  static let summary = Key(
    name: "summary", value: .line(100), purpose: "What the theme is for, in one line.")
  static let ground = Key(
    name: "ground", value: .form(GroundForm()), isRequired: true,
    purpose:
      "What everything stands on: `dark` or `light` for the terminal's own ground, or the number of "
      + "a colour that is painted.")
  static let contrast = Key(
    name: "contrast", value: .word(["usual", "high"]),
    purpose:
      "How easily text is read: 4.5 to 1 at least, or 7 to 1 for `high`; `usual` if not given.")
  static let roles = Key(
    name: "roles", value: .group(RoleKeys.table), isRequired: true,
    purpose: "How meanings look; what is not given looks like the terminal's own text.")
  static let shades = Key(
    name: "shades", value: .group(ShadeKeys.table),
    purpose: "The colours of pictures and charts; characters stand for them if not given.")

  static let table = KeyTable(
    owner: "a theme", keys: [summary, ground, contrast, roles, shades])

  static let kind = FileKind(
    name: "theme", plural: "themes", beginning: "a theme begins with its ground",
    mostBytes: 20_000, tables: [table, RoleKeys.table, ShadeKeys.table])
}

/// `dark`, `light` or a colour.
struct GroundForm: ValueForm {}

/// A colour, a ground, and words such as `bold`.
struct LookForm: ValueForm {}

/// The keys of meanings.
enum RoleKeys {
  static let table = KeyTable(
    owner: "\"roles\"",
    keys: Role.allCases.map { role in
      Key(name: "\(role)", value: .form(LookForm()), purpose: role.purpose)
    })
}

/// The keys of shades.
enum ShadeKeys {
  private static func colours(_ count: Int) -> Key.Value {
    .list(.integer(0...255), count...count)
  }

  static let sequential = Key(
    name: "sequential", value: colours(Shade.sequentialSteps), isRequired: true,
    purpose: "\(Shade.sequentialSteps) colours from the least to the most.")
  static let signed = Key(
    name: "signed", value: colours(2 * Shade.signedReach + 1), isRequired: true,
    purpose:
      "\(2 * Shade.signedReach + 1) colours from the most negative over zero to the most positive.")
  static let series = Key(
    name: "series", value: colours(Shade.seriesCount), isRequired: true,
    purpose: "\(Shade.seriesCount) colours for the lines of a chart.")
  static let groups = Key(
    name: "groups", value: colours(Shade.groupCount), isRequired: true,
    purpose: "\(Shade.groupCount) colours for the grounds of cells that belong together.")
  static let inks = Key(
    name: "inks", value: colours(2), isRequired: true,
    purpose: "A dark and a light colour for what is written on these; the better one is taken.")
  static let softInks = Key(
    name: "soft_inks", value: colours(2), isRequired: true,
    purpose: "The same for what is not in play.")

  static let table = KeyTable(
    owner: "\"shades\"", keys: [sequential, signed, series, groups, inks, softInks])
}

extension Role {
  /// What has this meaning, for authors of themes.
  fileprivate var purpose: String {
    switch self {
    case .text: "Ordinary text and numbers."
    case .quiet: "What is not in play now."
    case .title: "Titles."
    case .rule: "Thin lines that part one area from another."
    case .key: "The names of keys in the last line."
    case .window: "The frame around a window."
    case .covered: "A number that the window covers."
    case .focus: "The two numbers that are multiplied now, and their product."
    case .padding: "A zero laid around the input."
    case .kernel: "A weight of the kernel."
    case .output: "A result already computed."
    case .result: "The result being computed."
    case .pending: "A result not computed yet."
    case .touched: "A cell that the chosen cell touches."
    case .erratum: "What a slide prints wrongly."
    case .exact: "The exact value beside it."
    case .chosen: "The chosen line of a list, the cell under the cursor."
    case .match: "A part of the text that was searched for."
    case .alarm: "Something that is wrong and must be mended."
    case .winner: "The number that a maximum takes."
    case .negative: "A number below zero, where that makes a difference."
    case .unread: "A number of the input that no window reads."
    }
  }
}
