import Canvas
import Testing

@testable import Themes

/// Whether what a theme shows can be read: WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1), 1.4.6 (text
/// in high contrast, 7 to 1) and 1.4.11 (lines that part one area from another, 3 to 1).
@Suite("Contrast")
struct ContrastTests {
  static let themes = Theme.shipped.filter { $0.shades != nil }

  private func contrast(_ cell: Cell, in theme: Theme) -> Double { theme.contrast(of: cell) ?? 0 }

  @Test("text is read on its ground, and rules are seen", arguments: themes)
  func roles(_ theme: Theme) {
    for role in Role.allCases {
      let least = theme.leastContrast(of: role)
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
    guard theme.textContrast == 7, let shades = theme.shades else { return }
    for ground in shades.groups {
      let found = [shades.inks.dark, shades.inks.light].map {
        RGB(palette: $0).contrast(with: RGB(palette: ground))
      }.max()
      #expect(found ?? 0 >= 7, "\(theme.name): \(ground)")
    }
  }

  @Test("the lines of a chart are seen, and their names are read", arguments: themes)
  func series(_ theme: Theme) {
    for number in 0..<Shade.seriesCount {
      let cell = Cell("⣿", Style(.text, ink: .series(UInt8(number))))
      let found = contrast(cell, in: theme)
      #expect(found >= theme.textContrast, "\(theme.name): line \(number) \(found)")
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
      for line in 0..<Shade.seriesCount {
        let look = Theme.eight.show(Cell("x", Style(.text, ink: .series(UInt8(line))))).look
        let number = Int(look.foreground ?? 7) + (look.bold ? 8 : 0)
        #expect(palette[number].contrast(with: palette[0]) >= 4.5, "line \(line)")
      }
    }
  }
}

extension Theme: CustomTestStringConvertible {
  public var testDescription: String { name }
}
