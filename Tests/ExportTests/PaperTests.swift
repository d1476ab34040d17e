import Canvas
import Testing
import Themes

@testable import Export

@Suite("The colours of exports")
struct PaperTests {
  @Test("of the eight standard colours, bold takes the bright one")
  func bold() {
    let paper = Paper(.eight)
    for colour: UInt8 in 0..<8 {
      #expect(paper.paint(Look(colour, bold: true)).ink == RGB(palette: colour + 8))
      #expect(paper.paint(Look(colour)).ink == RGB(palette: colour))
    }
    #expect(paper.paint(Look(9, bold: true)).ink == RGB(palette: 9))
    #expect(paper.paint(Look(214, bold: true)).ink == RGB(palette: 214))
  }

  @Test("with eight colours, what is bold or on a colour of its own is read")
  func eight() {
    let paper = Paper(.eight)
    for (role, look) in Theme.eight.looks where !look.dim {
      let paint = paper.paint(look)
      let found = paint.ink.contrast(with: paint.ground ?? paper.ground)
      #expect(found >= 4.5, "\(role) \(found)")
    }
  }

  /// WCAG 2.2: text 4.5 to 1 (1.4.3), in high contrast 7 to 1 (1.4.6), lines around buttons 3 to 1 (1.4.11).
  @Test("what stands around the screen of a page is read and seen", arguments: Theme.shipped)
  func page(_ theme: Theme) {
    let paper = Paper(theme)
    let colours = PageColours(paper)
    for ink in [paper.ink, colours.hint] {
      #expect(ink.contrast(with: colours.backdrop) >= theme.textContrast)
    }
    #expect(paper.ink.contrast(with: paper.ground) >= theme.textContrast)
    for ground in [colours.backdrop, paper.ground] {
      #expect(colours.border.contrast(with: ground) >= 3)
    }
  }
}
