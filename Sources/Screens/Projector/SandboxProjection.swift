import Canvas
import Course

extension Sandbox {
  /// The sandbox before a class: the kernel or the bias first while the cursor is on it, then the input
  /// and what the window makes of it.
  func projected(_ size: Size, _ projection: Projection) -> Rendering {
    var rendering = Rendering(size)
    let chrome = ProjectorChrome(size)
    let boards = boards(chrome)
    let shown = boards[max(0, min(board, boards.count - 1))]
    rendering.clipped(to: chrome.strip) { shown.draw(projection.glyphs, in: chrome.body, on: &$0) }
    chrome.drawTitle(bench.operation.rawValue, shown.caption, on: &rendering.frame)
    let settings = knobs.map { "\($0.name) \($0.value)" }.joined(separator: "   ")
    let words = typed.isEmpty ? notice ?? settings : typed + "▏"
    chrome.drawWords(words, typed.isEmpty ? .text : .covered, on: &rendering.frame)
    rendering.keepCursorInView()
    return rendering
  }

  private func boards(_ chrome: ProjectorChrome) -> [Board] {
    let packer = BoardPacker(room: chrome.body.size)
    guard let stage else {
      var pages = TextPages(chrome.body.size)
      pages.add(refusal ?? "", .alarm)
      return pages.pages.map { Board(lines: $0) } + packer.boards(changing)
    }
    let panels = StepPanels(stage, .step(section: 0, index: 0), false).panels
    let boards = packer.boards((spot.operand == .input ? [] : changing) + panels)
    return boards.isEmpty ? [Board()] : boards
  }

  /// The numbers under the cursor.
  private var changing: [GridPanel] {
    guard let operand = spot.operand else { return [] }
    return OperandGrids(bench, [operand], spot: spot, style: numberStyle, shading: shading).panels
  }

  /// Goes to another board of the same window.
  ///
  /// - Returns: whether there is one that way.
  mutating func turnBoard(_ key: Key) -> Bool {
    guard projection != nil else { return false }
    let count = boards(ProjectorChrome(size)).count
    switch key {
    case .pageDown where board + 1 < count: board += 1
    case .pageUp where board > 0: board = max(0, min(board, count - 1) - 1)
    case .pageDown, .pageUp:
      board = 0
      return false
    default: return false
    }
    return true
  }
}
