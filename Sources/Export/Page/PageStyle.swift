import Canvas

/// The colours of a page around its screen.
struct PageColours {
  /// What the page stands on, a little darker than the screen.
  let backdrop: RGB
  /// Of the line that names the keys.
  let hint: RGB
  /// Of the lines around buttons.
  let border: RGB

  init(_ paper: Paper) {
    backdrop = paper.ground.mixed(with: RGB(0, 0, 0), 1, of: 10)
    hint = paper.ink.mixed(with: paper.ground, 1, of: 5)
    border = paper.ink.mixed(with: paper.ground, 2, of: 5)
  }
}

/// How a page looks: in a browser as the terminal does, on paper as a sheet to be handed out.
enum PageStyle {
  /// - Parameter picture: how large the screen is, its margin included, in units of which a cell is 10
  ///   wide.
  static func text(_ paper: Paper, picture: Size) -> String {
    let (ground, ink) = (paper.ground, paper.ink)
    let colours = PageColours(paper)
    return """
      html { background: \(colours.backdrop.hexadecimal); \
      color: \(ink.hexadecimal); }
      body { margin: 0; font: 16px/1.5 \(VectorPicture.fonts); }
      #player { max-width: calc((100vh - 8rem) * \(picture.width) / \(picture.height)); \
      min-width: min(100%, 20rem); box-sizing: border-box; margin: 0 auto; padding: 1rem 1rem 0; }
      #screen { background: \(ground.hexadecimal); border-radius: 8px; cursor: pointer; }
      #screen svg { display: block; width: 100%; height: auto; }
      #controls { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; \
      padding: .75rem 0; font-size: .9rem; }
      button { font: inherit; color: inherit; background: \(ground.hexadecimal); \
      border: 1px solid \(colours.border.hexadecimal); border-radius: 6px; \
      padding: .25rem .75rem; min-height: 2.2rem; cursor: pointer; }
      button:disabled { opacity: .4; cursor: default; }
      #play { min-width: 5rem; }
      #slider { flex: 1 1 8rem; accent-color: \(ink.hexadecimal); }
      #hint { margin: 0; padding-bottom: 1rem; font-size: .8rem; \
      color: \(colours.hint.hexadecimal); }
      @media (pointer: coarse) { #hint { display: none; } }
      #place { min-width: 6rem; text-align: right; }
      :focus-visible { outline: 2px solid \(ink.hexadecimal); outline-offset: 2px; }
      .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; \
      clip-path: inset(50%); white-space: pre-wrap; }
      #text { max-width: 46rem; margin: 0 auto; padding: 1rem; }
      #text pre { font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; }
      .live #text { display: none; }
      #handout { display: none; }
      \(onPaper)
      """
  }

  private static let onPaper = """
    @page { size: A4; margin: 18mm 20mm 20mm; @bottom-center { content: counter(page); \
    font: 9pt sans-serif; } }
    @media print {
      html { background: #fff; color: #000; }
      body { font: 10.5pt/1.42 Charter, Georgia, 'DejaVu Serif', serif; }
      #player, #text { display: none; }
      #handout { display: block; }
      h1, h2, h3 { font-family: 'Helvetica Neue', Arial, 'DejaVu Sans', sans-serif; \
    line-height: 1.2; break-after: avoid; }
      h1 { font-size: 20pt; margin: 0 0 4pt; }
      h2 { font-size: 13pt; margin: 16pt 0 4pt; }
      h3 { font-size: 10.5pt; margin: 0 0 3pt; }
      p { margin: 0 0 5pt; orphans: 3; widows: 3; }
      .matrices { display: flex; flex-wrap: wrap; gap: 4pt 24pt; margin: 3pt 0 6pt; }
      .matrices > div { break-inside: avoid; }
      .caption { font-size: 8.5pt; margin: 0 0 2pt; color: #333; }
      table { border-collapse: collapse; font: 9pt/1.3 'DejaVu Sans Mono', Consolas, monospace; }
      td { padding: 0 .45em; text-align: right; }
      td:first-child { border-left: .8pt solid #000; }
      td:last-child { border-right: .8pt solid #000; }
      ol { margin: 3pt 0 6pt; padding-left: 1.6em; }
      .summary { font-size: 12pt; }
      .source { font-size: 8.5pt; color: #444; }
      .question { font-style: italic; }
      figure { margin: 6pt 0 8pt; break-inside: avoid; }
      figure svg { display: block; max-width: 100%; height: auto; margin-bottom: 6pt; }
      figcaption { font-size: 9pt; margin-top: 3pt; }
      .wrong { border-left: 2pt solid #000; padding-left: 8pt; margin: 6pt 0; \
    break-inside: avoid; }
      .wrong p { margin: 0 0 2pt; }
      .remember { border: 1pt solid #000; border-radius: 4pt; padding: 8pt 10pt 4pt; \
    margin-top: 14pt; break-inside: avoid; }
      .sheet { break-before: page; }
      .name { float: right; width: 7cm; border-bottom: .6pt solid #888; font-size: 9pt; }
      .exercise { break-inside: avoid; margin: 10pt 0 0; }
      .form { font-size: 9pt; color: #333; }
      .room { border: .6pt solid #888; border-radius: 3pt; height: 1.9cm; margin: 4pt 0 10pt; }
      .room.large { height: 3.6cm; }
      .solution { break-inside: avoid; margin: 8pt 0 0; }
    }
    """
}
