import Canvas
import Course

/// A lesson as one web page: its screens to step through, its text where no script may run, and a sheet
/// to be handed out where it is printed.
///
/// The page loads nothing, and only its own script and style sheet may work in it.
public struct LessonPage {
  private let passage: Passage
  private let paper: Paper
  private let handout: Handout

  public init(_ passage: Passage, _ paper: Paper, handout: Handout) {
    self.passage = passage
    self.paper = paper
    self.handout = handout
  }

  /// How far the ground reaches beyond the cells.
  private static let margin = 12

  public var html: String {
    let lesson = passage.lesson
    let cell = DrawnCharacter.cell
    let picture = Size(
      width: passage.size.width * cell.width + 2 * Self.margin,
      height: (passage.size.height - 1) * cell.height + 2 * Self.margin)
    let style = "\n" + PageStyle.text(paper, picture: picture) + "\n"
    let script = "\n" + PageScript.text + "\n"
    var (data, text) = content
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      script-src 'sha256-\(SHA256.base64(script))'; style-src 'sha256-\(SHA256.base64(style))'; \
      base-uri 'none'; form-action 'none'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="cnn-tutor">
      <meta name="description" content="\(escaped(lesson.summary))">
      <title>\(escaped(lesson.title))</title>
      <style>\(style)</style>
      </head>
      <body>
      \(player(picture))
      <section id="text" aria-label="The lesson in words">
      \(text)
      </section>
      <section id="handout">
      \(handout.html)
      </section>
      <script type="application/json" id="data">\(data.json)</script>
      <script>\(script)</script>
      </body>
      </html>

      """
  }

  /// What the script fills.
  private func player(_ picture: Size) -> String {
    """
    <main id="player" hidden>
    <h1 class="unseen">\(escaped(passage.lesson.title))</h1>
    <div id="screen"><svg viewBox="0 0 \(picture.width) \(picture.height)" aria-hidden="true">\
    <g id="picture" transform="translate(\(Self.margin) \(Self.margin))" \
    font-family="\(VectorPicture.fonts)" font-size="\(VectorPicture.fontSize)"></g></svg></div>
    <div id="words" class="unseen" role="status" aria-live="polite"></div>
    <div id="controls">
    <button type="button" id="sectionBack" title="p" aria-label="a section back">«</button>
    <button type="button" id="back" title="←" aria-label="a step back">‹</button>
    <button type="button" id="play" title="space">play</button>
    <button type="button" id="on" title="→" aria-label="a step on">›</button>
    <button type="button" id="sectionOn" title="n" aria-label="a section on">»</button>
    <input type="range" id="slider" min="0" value="0" aria-label="place in the lesson">
    <span id="place"></span>
    </div>
    <p id="hint">← → step &#160; space play &#160; n p section &#160; Home End &#160; \
    printed: a handout with exercises</p>
    </main>
    """
  }

  /// The slides, and what is told of each step, by its number.
  private var content: (data: SlideData, text: String) {
    let text = passage.text
    var data = SlideData(paper, screen: passage.size)
    var steps: [String] = []
    var last: Int?
    for slide in passage.slides {
      data.add(slide, section: passage.script.stretch(at: slide.position))
      guard slide.position != last else { continue }
      last = slide.position
      let lines = escaped(text.words(at: slide.position).joined(separator: "\n"))
      steps.append("<pre id=\"t\(slide.position + 1)\">\(lines)</pre>")
    }
    return (data, steps.joined(separator: "\n"))
  }
}
