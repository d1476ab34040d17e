import Canvas
import Course

extension Card {
  /// The beginning of a lesson: the question it answers, where one stopped, what is to come.
  static func question(of lesson: Lesson, resumeAt place: Int?, _ room: Size) -> Card {
    var card = Card(room)
    card.add(lesson.question ?? lesson.summary, .title)
    if lesson.question != nil {
      card.space()
      card.add(lesson.summary, .text)
    }
    if let place {
      card.space()
      card.add("c continues at step \(place + 1), where you stopped last time.", .match)
    }
    let sources = lesson.sources.joined(separator: "; ")
    let sourceRows =
      sources.isEmpty ? 0 : 1 + TextFlow.wrap(sources, width: card.textWidth - 5).count
    if card.hasRoom(for: lesson.sections.count + 1 + sourceRows) {
      card.space()
      for (number, section) in lesson.sections.enumerated() {
        let label = number < 9 ? " \(number + 1)  " : "\(number + 1)  "
        card.add(section.title.shortened(to: card.textWidth - 4), .quiet, after: label)
      }
    }
    if sourceRows > 0 && card.hasRoom(for: sourceRows) {
      card.space()
      card.add(sources, .quiet, after: "From ")
    }
    return card
  }

  /// What a section says and shows.
  static func section(
    _ number: Int, of lesson: Lesson, _ style: NumberStyle, _ shading: Shading, _ room: Size
  ) -> Card {
    let section = lesson.sections[number]
    var card = Card(room, shading)
    card.add(section.title, .title)
    card.space()
    let top = card.nextRow
    for (index, paragraph) in section.say.enumerated() {
      if index > 0 { card.space() }
      card.add(paragraph, .text)
    }
    if let misquote = section.misquote { card.add(misquote) }
    if !section.exhibits.isEmpty {
      card.addBeside(section.exhibits, from: top, style)
    } else if let demonstration = section.demonstration {
      card.preview(demonstration, from: top, style)
    }
    return card
  }

  private mutating func add(_ misquote: Misquote) {
    space()
    add(misquote.printed, .erratum, after: "✗ printed  ")
    add(misquote.correct, .exact, after: "✓ correct  ")
    space()
    add(misquote.why, .text)
  }

  /// The operands of what comes next, where they fit without a second part.
  private mutating func preview(
    _ demonstration: Demonstration, from top: Int, _ style: NumberStyle
  ) {
    let operands = demonstration.operands
    guard !operands.isEmpty else { return }
    var trial = self
    trial.addBeside(operands, from: top, style)
    if trial.pageCount == 1 { self = trial }
  }

  /// The end of a lesson: the rule, the shapes, the names in the libraries, what comes next.
  static func remember(_ lesson: Lesson, _ room: Size) -> Card {
    var card = Card(room)
    guard let remember = lesson.remember else { return card }
    card.add("To remember", .title)
    card.space()
    card.add(remember.rule, .covered)
    let names = [
      ("size      ", remember.shape), ("PyTorch   ", remember.pytorch),
      ("Keras     ", remember.keras),
    ]
    for (label, text) in names {
      guard let text else { continue }
      card.space()
      card.add(text, .text, after: label)
    }
    if !remember.next.isEmpty {
      card.space()
      card.add(remember.next.joined(separator: ", "), .key, after: "next      ")
    }
    return card
  }
}

extension Demonstration {
  /// What the operation works on: the input, the weights, the bias.
  var operands: [NamedTensor] {
    var operands: [NamedTensor] = []
    if !inputName.isEmpty { operands.append(input) }
    if !weightName.isEmpty {
      operands.append(
        NamedTensor(name: weightName, tensor: trace.weight, sheets: weightSheets))
    }
    if let bias = trace.bias { operands.append(NamedTensor(name: "bias", tensor: bias)) }
    return operands
  }
}
