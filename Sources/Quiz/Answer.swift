import Compute

/// The exact answer to a question, or one that somebody gives.
public enum Answer: Hashable, Sendable {
  case number(Rational)
  case shape(Shape)
  case matrix(Tensor)
  /// The place of a value, counted from 0.
  case place([Int])
  /// Which of several, from 0.
  case choice(Int)
  /// The things of a list in their order, each by its place in the list as it is shown, from 0.
  case order([Int])
}

/// In which form an answer is asked for.
public enum AnswerForm: Hashable, Sendable {
  /// A number, rounded to so many decimals; exact where nil.
  case number(places: Int?)
  case shape(rank: Int)
  case matrix(Shape, places: Int?)
  /// A place in a result of a shape.
  case place(in: Shape)
  case choice([String])
  /// Things as they are shown.
  case order([String])

  /// What is to be typed, in a few words for the answer line.
  public var instruction: String {
    switch self {
    case .number(nil): "a number, such as 7, −2, 0.5 or 7/9"
    case .number(let places?): places == 0 ? "a whole number" : "a number with \(count(places))"
    case .shape(1): "a length, such as 7"
    case .shape(2): "rows and columns, such as 3×4"
    case .shape(let rank): "\(rank) numbers, such as 3×4×2"
    case .matrix(let shape, let places):
      (shape.rank == 1
        ? "\(shape.count) numbers, such as \(Self.example(shape))"
        : "\(shape[0]) row\(shape[0] == 1 ? "" : "s") of \(shape[1]), such as \(Self.example(shape))")
        + (places.map { ", with \(count($0))" } ?? "")
    case .place(let shape): shape.rank == 1 ? "its place, such as 2" : "row and column, such as 1 2"
    case .choice(let choices): "a letter, a to \(Self.letter(choices.count - 1))"
    case .order(let things):
      "the letters in order, such as "
        + things.indices.reversed().map(Self.letter).joined(separator: " ")
    }
  }

  /// `1 2 / 3 4`: numbers in rows of the right length.
  private static func example(_ shape: Shape) -> String {
    let width = max(1, shape.sizes.last ?? 1)
    return stride(from: 0, to: shape.count, by: width).map { start in
      (start..<min(start + width, shape.count)).map { String($0 % 9 + 1) }.joined(separator: " ")
    }.joined(separator: " / ")
  }

  private func count(_ places: Int) -> String { "\(places) decimal\(places == 1 ? "" : "s")" }

  /// The letter of one of several things: a, b, c.
  public static func letter(_ place: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(clamping: place)))
  }
}

extension Answer {
  /// The answer as it is told.
  public func text(_ form: AnswerForm) -> String {
    switch (self, form) {
    case (.number(let value), .number(let places)): Self.text(value, places)
    case (.shape(let shape), _): shape.description
    case (.matrix(let tensor), .matrix(_, let places)):
      tensor.rows.map { row in row.map { Self.text($0, places) }.joined(separator: " ") }
        .joined(separator: " / ")
    case (.place(let place), _):
      place.count == 1
        ? "place \(place[0] + 1)"
        : "row \(place[place.count - 2] + 1), column \(place[place.count - 1] + 1)"
    case (.choice(let number), .choice(let choices)):
      "\(AnswerForm.letter(number)), \(choices[number])"
    case (.order(let order), .order(let things)):
      order.map { "\(AnswerForm.letter($0)) \(things[$0])" }.joined(separator: ", ")
    case (.number(let value), _): Self.text(value, nil)
    case (.matrix(let tensor), _): tensor.elements.map { Self.text($0, nil) }.joined(separator: " ")
    case (.choice(let number), _): AnswerForm.letter(number)
    case (.order(let order), _): order.map(AnswerForm.letter).joined(separator: " ")
    }
  }

  /// The values of a matrix as they are told, row by row; of other answers none.
  public func cellTexts(_ form: AnswerForm) -> [String] {
    guard case .matrix(let tensor) = self, case .matrix(_, let places) = form else { return [] }
    return tensor.elements.map { Self.text($0, places) }
  }

  /// A number as a fraction or with all its decimals; rounded where decimals are asked for.
  static func text(_ value: Rational, _ places: Int?) -> String {
    if let whole = value.integer { return whole < 0 ? "−\(whole.magnitude)" : "\(whole)" }
    let exact = (1...6).first(where: value.hasPlaces)
    let text: String
    if let places, exact.map({ $0 > places }) ?? true {
      text = value.decimal(places: places)
    } else {
      text = exact.map { value.decimal(places: $0) } ?? value.description
    }
    return value.isNegative ? text.replacing("-", with: "−") : text
  }
}

extension Shape {
  /// The sizes of a volume as they are written with its channels behind height and width; of others as
  /// they are.
  var channelsLast: [Int] { rank == 3 ? [sizes[1], sizes[2], sizes[0]] : sizes }
}

extension Rational {
  /// Whether so many decimals show the value exactly.
  func hasPlaces(_ places: Int) -> Bool {
    (0..<places).reduce(self) { value, _ in value * 10 }.isInteger
  }
}
