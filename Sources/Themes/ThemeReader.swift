import Canvas
import Grammar

/// Reads the whole of a theme file.
struct ThemeReader {
  let problems: ProblemList

  /// The theme; the problems tell what of it cannot be read.
  func theme(_ root: YamlNode, name: String) -> DescribedTheme? {
    guard let fields = Fields(root, ThemeKeys.table, problems) else { return nil }
    let summary = fields.line(ThemeKeys.summary) ?? ""
    let isHigh = fields[ThemeKeys.contrast] != nil && fields.word(ThemeKeys.contrast) == "high"
    let looks = fields[ThemeKeys.roles].map(looks) ?? [:]
    let shades = fields[ThemeKeys.shades].flatMap(shades)
    guard let ground = ground(fields) else { return nil }
    if case .painted = ground, looks[.text]?.foreground == nil {
      problems.add(
        fields[ThemeKeys.roles]?.place ?? fields.place,
        "the ground is painted, so \"text\" needs a colour")
    }
    return DescribedTheme(
      theme: Theme(
        name: name, ground: ground, looks: looks, shades: shades, textContrast: isHigh ? 7 : 4.5),
      summary: summary)
  }

  private func ground(_ fields: Fields) -> Theme.Ground? {
    guard let node = fields[ThemeKeys.ground],
      let (text, _) = fields.scalar(node, "\"ground\"")
    else { return nil }
    switch text {
    case "dark": return .dark
    case "light": return .light
    default:
      if let colour = UInt8(text) { return .painted(colour) }
      fields.tellUnknown(
        text, of: ThemeKeys.ground, at: node.place, among: ["dark", "light"],
        "it is dark, light or the number of a colour from 0 to 255")
      return nil
    }
  }

  private func looks(_ node: YamlNode) -> [Role: Look] {
    guard let fields = Fields(node, RoleKeys.table, problems) else { return [:] }
    var looks: [Role: Look] = [:]
    for (role, key) in zip(Role.allCases, RoleKeys.table.keys) {
      guard let node = fields[key], let (text, _) = fields.scalar(node, "\"\(key.name)\"") else {
        continue
      }
      do throws(LookError) {
        looks[role] = try Look(text)
      } catch {
        problems.add(node.place, "\"\(key.name)\": \(error.description)")
      }
    }
    return looks
  }

  private func shades(_ node: YamlNode) -> Shades? {
    guard let fields = Fields(node, ShadeKeys.table, problems) else { return nil }
    func colours(_ key: Key) -> [UInt8]? {
      guard let elements = fields.list(key) else { return nil }
      let numbers = elements.map {
        fields.integer($0, "a colour of \"\(key.name)\"", in: 0...255)
      }
      return numbers.contains(nil) ? nil : numbers.compactMap { $0.map(UInt8.init(clamping:)) }
    }
    func inks(_ key: Key) -> Shades.Inks? {
      colours(key).map { Shades.Inks(dark: $0[0], light: $0[1]) }
    }
    let lists = [ShadeKeys.sequential, ShadeKeys.signed, ShadeKeys.series, ShadeKeys.groups]
      .map(colours)
    guard let strong = inks(ShadeKeys.inks), let soft = inks(ShadeKeys.softInks),
      case let found = lists.compactMap({ $0 }), found.count == lists.count
    else { return nil }
    return Shades(
      sequential: found[0], signed: found[1], series: found[2], groups: found[3], inks: strong,
      softInks: soft)
  }
}
