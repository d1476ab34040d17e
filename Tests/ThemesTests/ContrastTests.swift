import Canvas
import Testing

@testable import Themes

/// Whether what a theme shows can be read: WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1), 1.4.6 (text
/// in high contrast, 7 to 1) and 1.4.11 (what is no text but needed to understand, 3 to 1).
@Suite("Contrast")
struct ContrastTests {
  static let themes = Theme.shipped.filter { $0.shades != nil }

  /// Grounds that terminals have of their own: from black to that of the brightest of the usual dark
  /// schemes (One Dark), and from white to a light grey.
  static func grounds(_ theme: Theme) -> [RGB] {
    switch theme.ground {
    case .painted(let colour): [RGB(palette: colour)]
    case .dark, .any: [RGB(0, 0, 0), RGB(0x28, 0x2C, 0x34)]
    case .light: [RGB(255, 255, 255), RGB(0xEE, 0xEE, 0xEE)]
    }
  }

  /// What is text; rules alone are lines.
  static let ornaments: Set<Role> = [.rule]

  static func leastForText(_ theme: Theme) -> Double {
    theme.name.hasPrefix("contrast") ? 7 : 4.5
  }

  /// The contrasts of a cell with what it stands on.
  private func contrast(_ cell: Cell, in theme: Theme) -> Double {
    let look = theme.show(cell).look
    guard let foreground = look.foreground.map(RGB.init(palette:)) else { return 0 }
    let grounds = look.background.map { [RGB(palette: $0)] } ?? Self.grounds(theme)
    return grounds.map { foreground.contrast(with: $0) }.min() ?? 0
  }

  @Test("text is read on its ground, and rules are seen", arguments: themes)
  func roles(_ theme: Theme) {
    for role in Role.allCases {
      let least = Self.ornaments.contains(role) ? 3 : Self.leastForText(theme)
      let found = contrast(Cell("8", Style(role)), in: theme)
      #expect(found >= least, "\(theme.name): \(role) \(found)")
      // How dim something gets is up to the terminal.
      #expect(theme.looks[role]?.dim != true && theme.looks[role]?.reverse != true)
    }
  }

  @Test("text is read on every shade", arguments: themes)
  func shades(_ theme: Theme) {
    let shades: [Shade] =
      (0..<Shade.sequentialSteps).map { .sequential(UInt8($0)) }
      + (-Shade.signedReach...Shade.signedReach).map { .signed(Int8($0)) }
      + (-Shade.greyReach...Shade.greyReach).map { .grey(Int8($0)) }
      + (0..<Shade.groupCount).map { .group(UInt8($0)) }
    for shade in shades {
      for role in Role.allCases {
        let cell = Cell("8", Style(role, ground: shade))
        let found = contrast(cell, in: theme)
        #expect(found >= 4.5, "\(theme.name): \(role) on \(shade) \(found)")
      }
    }
  }

  @Test("in high contrast, text is read as easily on the colours of groups", arguments: themes)
  func highShades(_ theme: Theme) {
    guard Self.leastForText(theme) == 7, let shades = theme.shades else { return }
    for ground in shades.groups {
      let least = [shades.inks.dark, shades.inks.light].map {
        RGB(palette: $0).contrast(with: RGB(palette: ground))
      }.max()
      #expect(least ?? 0 >= 7, "\(theme.name): \(ground)")
    }
  }

  @Test("the lines of a chart are seen", arguments: themes)
  func series(_ theme: Theme) {
    for number in 0..<Shade.seriesCount {
      let cell = Cell("⣿", Style(.text, ink: .series(UInt8(number))))
      let found = contrast(cell, in: theme)
      #expect(found >= 3, "\(theme.name): line \(number) \(found)")
    }
  }

  @Test("with eight colours, text is read on black as xterm and Linux show it")
  func eight() {
    // A. Rubini's console palette of Linux (drivers/tty/vt/vt.c); bold takes the bright half.
    let linux = [
      RGB(0, 0, 0), RGB(170, 0, 0), RGB(0, 170, 0), RGB(170, 85, 0), RGB(0, 0, 170),
      RGB(170, 0, 170), RGB(0, 170, 170), RGB(170, 170, 170), RGB(85, 85, 85), RGB(255, 85, 85),
      RGB(85, 255, 85), RGB(255, 255, 85), RGB(85, 85, 255), RGB(255, 85, 255),
      RGB(85, 255, 255), RGB(255, 255, 255),
    ]
    let xterm = (0..<16).map { RGB(palette: UInt8($0)) }
    for palette in [linux, xterm] {
      for (role, look) in Theme.eight.looks where !look.dim {
        let number = Int(look.foreground ?? 7) + (look.bold ? 8 : 0)
        let found = palette[number].contrast(with: palette[Int(look.background ?? 0)])
        #expect(found >= 4.5, "\(role) \(found)")
      }
    }
  }
}

extension Theme: CustomTestStringConvertible {
  public var testDescription: String { name }
}
