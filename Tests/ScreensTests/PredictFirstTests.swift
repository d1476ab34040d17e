import Canvas
import Compute
import Course
import Testing

@testable import Screens

@Suite("Predict first")
struct PredictFirstTests {
  static let size = Size(width: 60, height: 18)

  /// The numbers that stand on the boards of a moment, in letters or in large digits.
  private static func numbers(_ player: Player) -> Set<String> {
    var player = player
    var numbers: Set<String> = []
    for (page, board) in player.boards(Self.size).enumerated() {
      // The ticks of an axis are no answers.
      if board.places.contains(where: { $0.panel is GraphPanel }) { continue }
      player.page = page
      let texts = player.view(Self.size).frame.lines + board.places.flatMap(\.panel.texts)
      for match in texts.joined(separator: " ").matches(of: /[−-]?\d+(?:[.\/]\d+)?/) {
        numbers.insert(String(match.output))
        // A minus between two numbers may also be one of a subtraction.
        numbers.insert(String(match.output.drop { $0 == "−" || $0 == "-" }))
      }
    }
    return numbers
  }

  /// The player at a sum whose result is covered.
  private static func covered(_ player: Player, _ position: Int) -> Player {
    var player = player.at(position)
    player.projection?.predicts = true
    return player
  }

  /// The sums of a lesson's operations, not all of a long one.
  private static func sums(_ script: Script) -> [Int] {
    script.sample(60).filter { position in
      guard case .step(let section, let index) = script.moment(at: position) else { return false }
      return script.lesson.sections[section].demonstration?.trace[index].term == nil
    }
  }

  @Test("What is covered stands nowhere on the boards", arguments: SampleLessons.ids)
  func nothingTells(id: String) throws {
    let player = Player(try SampleLessons.lesson(id)).projected(60, 18)
    for position in Self.sums(player.script) {
      let hidden = Self.covered(player, position)
      #expect(hidden.isCovered)
      var shown = hidden
      shown.uncover()
      // The places along a ruler are no results; their number is, and has a test of its own.
      guard let place = shown.currentWindow, place.demonstration.view != .ruler else { continue }
      let trace = place.trace
      let window = trace.window(place.window)
      let result = Written(window.result, shown.numberStyle).text
      // Numbers that the class has anyway: operands, earlier results, places and sizes.
      var known = Set((0...trace.windowCount).map(String.init))
      let operands = trace.input.elements + trace.weight.elements + (trace.bias?.elements ?? [])
      for value in operands + trace.output.elements.prefix(place.window) {
        known.insert(Written(value, shown.numberStyle).text)
        known.insert(Written(value.magnitude, shown.numberStyle).text)
      }
      known.formUnion(place.demonstration.labels)
      if case .layerTable(let table) = trace.operation {
        let sizes = table.rows.prefix(window.output[0]).flatMap(\.shape.sizes)
        known.formUnion(sizes.map(String.init))
      }
      if place.window > 0 {
        // The words of a picture: what stood there before anything was computed.
        let start = player.script.position(section: place.section, step: trace.sumStep(of: 0))
        known.formUnion(Self.numbers(Self.covered(player, start)))
      }
      let told = Self.numbers(hidden)
      guard Self.numbers(shown).contains(result), !known.contains(result) else { continue }
      #expect(!told.contains(result), "step \(position + 1): \(result)")
    }
  }

  @Test("No cell is lit as the result but a question mark", arguments: SampleLessons.ids)
  func onlyQuestionMarks(id: String) throws {
    let player = Player(try SampleLessons.lesson(id)).projected(60, 18)
    for position in Self.sums(player.script) {
      for board in Self.covered(player, position).boards(Self.size) {
        for grid in board.places.compactMap({ $0.panel as? GridPanel }) {
          let lit = grid.items.joined().filter { $0.role == .result }
          #expect(lit.allSatisfy { $0.text == "?" }, "step \(position + 1)")
        }
      }
    }
  }

  @Test("What is said below does not depend on what is covered")
  func words() throws {
    let player = Player(try SampleLessons.lesson("strided-conv")).projected(60, 18)
    for position in Self.sums(player.script) {
      let hidden = Self.covered(player, position)
      guard let place = hidden.currentWindow else { continue }
      let words = hidden.words
      #expect(words.hasSuffix("What comes out?"))
      if let caption = place.demonstration.captions[place.trace.window(place.window).output] {
        #expect(!words.contains(caption))
      }
    }
  }

  @Test("A key that goes on uncovers first; the next result is covered again")
  func uncovering() throws {
    var player = Player(try SampleLessons.lesson("strided-conv")).projected(120, 40)
    player = player.at(player.script.positions(of: 2).lowerBound).after(.character("r"))
    while !player.isCovered { player = player.after(.pageDown) }
    while player.page + 1 < player.pageCount { player = player.after(.pageDown) }
    let position = player.position
    #expect(player.isCovered)
    player = player.after(.pageDown)
    #expect(!player.isCovered)
    #expect(player.position == position)
    while player.position == position { player = player.after(.pageDown) }
    #expect(player.isCovered)
    #expect(!player.after(.character("u")).isCovered)
    // Going back, what was uncovered stays so; without predictions nothing is covered.
    #expect(!player.after(.up).isCovered)
    #expect(!player.after(.character("r")).isCovered)
  }

  @Test("What was passed over before the class could say it stays hidden")
  func skipping() throws {
    var player = Player(try SampleLessons.lesson("strided-conv")).projected(60, 18)
    player = player.at(player.script.positions(of: 2).lowerBound)
    while player.stage?.window == nil { player = player.after(.pageDown) }
    player = player.after(.character("r"), .character("]"))
    let texts = player.boards(Self.size).flatMap(\.places).flatMap(\.panel.texts)
    #expect(texts.contains("?"))
    for result in ["91", "100", "88"] { #expect(!texts.contains(result)) }
    // What the class had seen before predictions were asked for stays open.
    player = player.after(.character("r"), .character("r"), .pageDown)
    let later = player.boards(Self.size).flatMap(\.places).flatMap(\.panel.texts)
    #expect(later.contains("91"))
  }

  @Test(
    "No picture shows what was passed over, before and after uncovering",
    arguments: SampleLessons.ids)
  func skippedPictures(id: String) throws {
    let player = Player(try SampleLessons.lesson(id)).projected(60, 18)
    var told = 0
    for position in Self.sums(player.script) {
      let open = player.at(position)
      // In a table or a pipeline what comes out of one layer goes into the next.
      guard let place = open.currentWindow, place.window > 1,
        ![.pipeline, .table].contains(place.demonstration.view)
      else { continue }
      let passed = Self.passedOver(open, place)
      told += passed.count
      for seen in [Set<Int>(), [0]] {
        var hidden = open
        hidden.projection?.predicts = true
        for window in seen {
          hidden.projection?.uncovered.insert(
            Projection.Result(section: place.section, window: window))
        }
        let secrets = Set(passed.filter { !seen.contains($0.key) }.values)
          .subtracting(passed.filter { seen.contains($0.key) }.values)
        #expect(Self.numbers(hidden).isDisjoint(with: secrets), "step \(position + 1), \(seen)")
        hidden.uncover()
        #expect(
          Self.numbers(hidden).isDisjoint(with: secrets), "step \(position + 1), \(seen), uncovered"
        )
      }
    }
    if ["strided-conv", "softmax", "multiple-filters", "activations"].contains(id) {
      #expect(told > 0)
    }
  }

  /// The results of earlier windows that stand on the boards of a moment, and nothing else there tells.
  private static func passedOver(
    _ open: Player, _ place: Player.CurrentWindow
  ) -> [Int: String] {
    let (trace, style) = (place.trace, open.numberStyle)
    let window = trace.window(place.window)
    // What can be seen all the same: operands, labels, the sums of the first window and of this one,
    // places and sizes.
    var shown = [window.result]
    for window in [trace.window(0), window] {
      var sum = Rational.zero
      for product in window.terms.map(\.product) {
        sum += product
        shown += [product, sum]
      }
      shown += window.rowSums
    }
    let operands = trace.input.elements + trace.weight.elements + (trace.bias?.elements ?? [])
    var known = Set((0...max(100, trace.windowCount)).map(String.init))
    for value in operands + shown {
      known.insert(Written(value, style).text)
      known.insert(Written(value.magnitude, style).text)
    }
    known.formUnion(place.demonstration.labels)
    let start = open.script.position(section: place.section, step: trace.sumStep(of: 0))
    known.formUnion(numbers(covered(open, start)))
    let visible = numbers(open)
    return (0..<place.window).reduce(into: [:]) { passed, number in
      let text = Written(trace.window(number).result, style).text
      if visible.contains(text), !known.contains(text) { passed[number] = text }
    }
  }

  @Test(
    "A network shows no answer, and no layer that was passed over, before the class has said it")
  func pipeline() throws {
    let size = Size(width: 120, height: 40)
    let player = Player(try SampleLessons.lesson("whole-cnn")).projected(120, 40)
    let sections = player.lesson.sections.indices.filter {
      player.lesson.sections[$0].demonstration?.view == .pipeline
    }
    #expect(!sections.isEmpty)
    for section in sections {
      let trace = try #require(player.lesson.sections[section].demonstration?.trace)
      func text(_ player: Player) -> String {
        player.view(size).frame.lines.joined(separator: "\n")
      }
      let answer = trace.output.elements.map { Written($0, player.numberStyle).marked }
      let last = trace.windowCount - 1
      for window in 0...last {
        let open = player.at(
          player.script.position(section: section, step: trace.sumStep(of: window)))
        var hidden = Self.covered(open, open.position)
        #expect(hidden.isCovered)
        #expect(answer.allSatisfy { !text(hidden).contains($0) }, "layer \(window + 1)")
        hidden.uncover()
        #expect(answer.allSatisfy { text(hidden).contains($0) } == (window == last))
        // The layers before it are dots, where they are pictures else.
        if window > 1 { #expect(text(hidden).count { $0 == "·" } > text(open).count { $0 == "·" }) }
      }
    }
  }

  @Test("How many places a ruler has is told by its last one alone")
  func ruler() throws {
    var player = Player(try SampleLessons.lesson("output-size")).projected(60, 18)
    let section = try #require(
      player.lesson.sections.firstIndex { $0.demonstration?.trace.windowCount == 7 })
    let trace = try #require(player.lesson.sections[section].demonstration?.trace)
    player = Self.covered(
      player, player.script.position(section: section, step: trace.sumStep(of: 0)))
    func text(_ player: Player) -> String {
      player.view(Self.size).frame.lines.joined(separator: "\n")
    }
    #expect(!text(player).contains("of 7"))
    #expect(!text(player).contains("·"))
    player.uncover()
    #expect(text(player).contains("Window 1"))
    #expect(!text(player).contains("of 7"))
    #expect(!text(player).contains("·"))
  }

  @Test("The spotlight does not tell where a covered number comes from")
  func spotlightOnFlatten() throws {
    var player = Player(try SampleLessons.lesson("flatten")).projected(120, 40)
    let sum = try #require(Self.sums(player.script).dropFirst(2).first)
    player = Self.covered(player, sum).after(.character("s"))
    #expect(player.isCovered)
    let size = Size(width: 120, height: 40)
    func lit(_ player: Player) -> Int {
      (0..<player.boards(size).count).map { page in
        var player = player
        player.page = page
        return player.view(size).frame.cells.count { !$0.style.isDimmed && $0.character != " " }
      }.reduce(0, +)
    }
    #expect(lit(player) < lit(player.after(.character("u"))))
  }

  @Test("A lesson that plays stops where the class is to answer")
  func playing() throws {
    var player = Player(try SampleLessons.lesson("conv-window")).projected(60, 18)
    player = player.at(player.script.positions(of: 4).lowerBound)
      .after(.character("r"), .function(5))
    #expect(player.isPlaying)
    for _ in 0..<40 where player.isPlaying { _ = player.update(.tick) }
    #expect(!player.isPlaying)
    #expect(player.isCovered)
  }
}
