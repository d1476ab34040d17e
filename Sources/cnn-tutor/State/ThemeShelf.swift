import Canvas
import Grammar
import Themes

/// The themes there are: the files of `Assets/Themes`, before those that the program carries along.
struct ThemeShelf {
  /// `Assets/Themes`; nil where there are no assets.
  let folder: String?

  init(environment: [String: String], executable: String?) {
    let assets = AssetsFolder.find(environment: environment, executable: executable)
    folder = (try? assets.get()).map { $0 + "/Themes" }
  }

  /// That of this process.
  static var usual: ThemeShelf {
    ThemeShelf(
      environment: Surroundings.environment, executable: LessonsFolder.runningExecutable())
  }

  /// Their names in the order in which they are gone through.
  var names: [String] {
    let others = folder.map(ThemeFile.names) ?? []
    return Theme.shippedNames + others.filter { !Theme.shippedNames.contains($0) }
  }

  /// The theme of a name, or of a file's path.
  func theme(_ word: String) throws(ThemeChoiceError) -> Theme {
    if Self.isPath(word) { return try read(word) }
    guard names.contains(word) else { throw .unknown(name: word, names: names) }
    if let path = path(of: word) { return try read(path) }
    return Theme.shipped.first { $0.name == word } ?? .eight
  }

  /// The file of a name or a path; nil where the theme is in the program.
  func file(of word: String) -> String? { Self.isPath(word) ? word.absolutePath : path(of: word) }

  private static func isPath(_ word: String) -> Bool {
    word.contains("/") || word.hasSuffix(".yaml")
  }

  /// The theme of a name, in the words of the program itself where its file is broken.
  private func usable(_ name: String) -> Theme? {
    (try? theme(name)) ?? Theme.shipped.first { $0.name == name }
  }

  /// All themes for which a terminal has the colours.
  func themes(colours: Int) -> [Theme] {
    names.compactMap(usable).filter { $0.colours <= colours }
  }

  /// Those of a projector: for a dark room, then for a light one; where a terminal has too few colours
  /// for them, all that it can show.
  func contrasting(colours: Int) -> [Theme] {
    let themes = ["contrast-dark", "contrast-light"].compactMap(usable)
      .filter { $0.colours <= colours }
    return themes.isEmpty ? self.themes(colours: colours) : themes
  }

  /// The theme for a class, for one whose own is known: that one where it is made for it, or where the
  /// terminal shows no other; else the one for a room as light.
  func contrasting(like own: Theme, colours: Int) -> Theme {
    let themes = contrasting(colours: colours)
    if themes.contains(own) { return own }
    return themes.first { $0.isLight == own.isLight } ?? own
  }

  /// The next of several themes, round and round; one that is not among them comes before the first.
  static func next(after theme: Theme, in themes: [Theme]) -> Theme {
    let place = themes.firstIndex(of: theme).map { ($0 + 1) % themes.count } ?? 0
    return themes.isEmpty ? theme : themes[place]
  }

  private func path(of name: String) -> String? {
    guard let folder, ThemeFile.names(in: folder).contains(name) else { return nil }
    return "\(folder)/\(name).yaml"
  }

  private func read(_ path: String) throws(ThemeChoiceError) -> Theme {
    let reading = ThemeFile.read(path: path)
    guard let theme = reading.theme else {
      throw .broken(path: path, problems: reading.problems)
    }
    return theme
  }
}

/// Why a theme cannot be had.
enum ThemeChoiceError: Error, Equatable, CustomStringConvertible {
  case unknown(name: String, names: [String])
  case broken(path: String, problems: [Problem])

  var description: String {
    switch self {
    case .unknown(let name, let names):
      "there is no theme “\(name.printable)”"
        + (nearest(name, in: names).map { "; did you mean “\($0)”?" } ?? ".")
        + " There are \(names.joined(separator: ", ")), and files whose names end in .yaml."
    case .broken(let path, let problems):
      problems.map { "\(path.printable):\($0)" }.joined(separator: "\n")
    }
  }
}
