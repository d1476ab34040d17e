import Canvas
import Testing
import Themes

@Suite("Themes")
struct ThemeTests {
  static let all = Theme.shipped

  private func look(_ role: Role, in theme: Theme) -> Look {
    theme.show(Cell("x", Style(role))).look
  }

  @Test("in every theme, window, kernel and output look different", arguments: all)
  func parts(_ theme: Theme) {
    let parts: [Role] = [.window, .kernel, .output]
    #expect(Set(parts.map { look($0, in: theme) }).count == parts.count, "\(theme.name)")
  }

  @Test("in every theme, what is lit looks like nothing else", arguments: all)
  func lit(_ theme: Theme) {
    for role: Role in [.focus, .result, .chosen, .touched] {
      let same = Role.allCases.filter { look($0, in: theme) == look(role, in: theme) }
      #expect(same == [role], "\(theme.name)")
    }
  }

  @Test(
    "in every theme, a printed error and its exact value look different from text", arguments: all)
  func erratum(_ theme: Theme) {
    let looks = [Role.erratum, .exact, .text].map { look($0, in: theme) }
    #expect(Set(looks).count == 3, "\(theme.name)")
  }

  @Test("without colours no colour is used, and with eight only eight")
  func palettes() {
    let cells =
      Role.allCases.map { Cell("x", Style($0)) }
      + [Cell("▀", Style(.text, ink: .sequential(4), ground: .signed(-3)))]
    for cell in cells {
      let mono = Theme.mono.show(cell).look
      #expect(mono.foreground == nil && mono.background == nil)
      let eight = Theme.eight.show(cell).look
      #expect((eight.foreground ?? 0) < 8 && (eight.background ?? 0) < 8)
    }
  }

  @Test("where a terminal has too few colours for a theme, one with fewer is taken")
  func fitting() {
    let cases: [(Theme, Int, String)] = [
      (.dark, 0, "mono"), (.light, 2, "mono"), (.dark, 8, "eight"), (.contrastLight, 16, "eight"),
      (.dark, 88, "eight"), (.dark, 256, "dark"), (.light, 16_777_216, "light"),
      (.eight, 256, "eight"), (.mono, 256, "mono"), (.eight, 0, "mono"),
    ]
    for (theme, colours, name) in cases {
      #expect(theme.fitting(colours: colours).name == name)
    }
  }

  @Test("every shade has a colour of its own, and zero that of the middle")
  func shades() {
    for theme in Theme.shipped where theme.shades != nil {
      let sequential = (0..<Shade.sequentialSteps).map { Shade.sequential(UInt8($0)) }
      let signed = (-Shade.signedReach...Shade.signedReach).map { Shade.signed(Int8($0)) }
      for scale in [sequential, signed] {
        let colours = scale.map { theme.show(Cell("▀", Style(.text, ink: $0))).look.foreground }
        #expect(Set(colours).count == scale.count)
        #expect(!colours.contains(nil))
      }
      let beyond = theme.show(Cell("▀", Style(.text, ink: .signed(99), ground: .sequential(99))))
      #expect(
        beyond.look.foreground
          == theme.show(Cell("▀", Style(.text, ink: .signed(6)))).look.foreground)
      #expect(beyond.character == "▀")
    }
  }

  @Test("without colours a shade becomes a character of about that brightness")
  func ramp() {
    let characters = (0..<Shade.sequentialSteps).map { step in
      Theme.mono.show(Cell("▀", Style(.text, ink: .sequential(UInt8(step))))).character
    }
    #expect(String(characters) == " .:-+*#%@")
    let mixed = Cell("▀", Style(.text, ink: .sequential(8), ground: .sequential(0)))
    #expect(Theme.eight.show(mixed).character == "+")
    // A number on a shaded ground stays readable.
    #expect(Theme.mono.show(Cell("7", Style(.text, ground: .sequential(8)))).character == "7")
  }

  @Test("without colours the sign of an amount is told by the character")
  func signs() {
    func character(_ upper: Int8, _ lower: Int8, in theme: Theme = .mono) -> Character {
      theme.show(Cell("▀", Style(.text, ink: .signed(upper), ground: .signed(lower)))).character
    }
    let steps = Int8(-Shade.signedReach)...Int8(Shade.signedReach)
    #expect(String(steps.map { character($0, $0) }) == "Oo=~-. '+x*#@")
    #expect(character(5, -5) == "^" && character(-1, 6) == "v")
    #expect(character(0, -6) == "~" && character(6, 0) == "x")
    // A sign that is written stays, and what is beyond the scale has its last character.
    #expect(Theme.mono.show(Cell("−", Style(.text, ground: .signed(-6)))).character == "−")
    #expect(character(99, 99) == "@")
    // Blanks beside a number stay blanks.
    #expect(Theme.mono.show(Cell(" ", Style(.text, ground: .signed(6)))).character == " ")
    #expect(Theme.mono.show(Cell(" ", Style(.quiet, ground: .signed(6)))).character == "@")
    let eight = [Int8(-3), 3].map {
      Theme.eight.show(Cell(" ", Style(.quiet, ground: .signed($0)))).look.foreground
    }
    #expect(eight == [6, 3])
  }

  @Test("in every theme with colours the lines of a chart have different ones")
  func series() {
    for theme in Theme.shipped where theme.colours > 0 {
      let colours = (0..<Shade.seriesCount).map {
        theme.show(Cell("⣿", Style(.text, ink: .series(UInt8($0))))).look.foreground
      }
      #expect(Set(colours).count == Shade.seriesCount && !colours.contains(nil))
    }
    #expect(Theme.mono.show(Cell("⣿", Style(.text, ink: .series(1)))).look.foreground == nil)
  }
}

extension Theme: CustomTestStringConvertible {
  public var testDescription: String { name }
}
