import Canvas
import Course

extension Player {
  /// The screen for a class: one thing at a time, as large as the room allows.
  func projected(_ size: Size, _ projection: Projection) -> Rendering {
    var rendering = Rendering(size)
    let chrome = ProjectorChrome(size)
    let boards = boards(chrome)
    let board = boards[min(page, boards.count - 1)]
    rendering.clipped(to: chrome.strip) { board.draw(projection.glyphs, in: chrome.body, on: &$0) }
    chrome.drawTitle(boardTitle, board.caption, on: &rendering.frame)
    if let problem = problems.first {
      chrome.drawWords(problem, .alarm, on: &rendering.frame)
    } else if let notice {
      chrome.drawWords(notice, .match, on: &rendering.frame)
    } else if chrome.holds(words) {
      // Others have a board of their own.
      chrome.drawWords(words, on: &rendering.frame)
    }
    Pointing(projection, self).draw(in: chrome.body, on: &rendering)
    rendering.keepCursorInView()
    return rendering
  }

  /// The section's title; the lesson's at its beginning and end.
  private var boardTitle: String {
    switch moment {
    case .question: lesson.title
    case .remember: "To remember"
    case .card(let section), .step(let section, _), .outcome(let section):
      lesson.sections[section].title
    }
  }
}
