import Canvas
import Lab
import Network

/// Everything that can be changed about a training, line by line; taken over all at once.
struct SettingsForm: Sendable {
  private let before: Moment
  private(set) var settings: LabSettings
  private(set) var network: String
  private(set) var data: String
  private(set) var row = 0

  static let leastRate: Float = 1e-6
  static let mostRate: Float = 1e4

  /// What a line changes.
  enum Field: CaseIterable, Sendable {
    case network, data, limit, learningRate, optimizer, batchSize, dropout, weightDecay,
      augmentation, epochs, patience

    var name: String {
      switch self {
      case .network: "network"
      case .data: "images"
      case .limit: "learn from"
      case .learningRate: "learning rate"
      case .optimizer: "optimiser"
      case .batchSize: "batch size"
      case .dropout: "dropout"
      case .weightDecay: "weight decay"
      case .augmentation: "augmentation"
      case .epochs: "epochs"
      case .patience: "early stopping"
      }
    }

    /// What it does to learning, in a line.
    var help: String {
      switch self {
      case .network: "Another network begins a new run with first weights of its own."
      case .data: "Other images begin a new run."
      case .limit:
        "With few images, and many epochs, a network learns them by heart: watch the curves part."
      case .learningRate: "How far a step goes: too small is slow, too large runs away."
      case .optimizer: "The rule that turns gradients into steps."
      case .batchSize: "How many images a step looks at: small ones are noisy, large ones slow."
      case .dropout: "The share of numbers left out at random, against learning by heart."
      case .weightDecay: "How strongly weights are drawn to 0, against learning by heart."
      case .augmentation: "Images shifted, turned and scaled a little: each is seen anew."
      case .epochs: "How often all images are learned from."
      case .patience: "How many epochs without a better validation loss end the training."
      }
    }
  }

  init(_ moment: Moment) {
    before = moment
    settings = moment.settings
    network = moment.network.name
    data = moment.data.name
  }

  var fields: [Field] {
    Field.allCases.filter { $0 != .dropout || settings.dropout != nil }
  }

  private var field: Field { fields[min(row, fields.count - 1)] }

  mutating func press(_ key: Key) -> ModeOutcome {
    switch key {
    case .up, .character("k"), .backTab: row = (row + fields.count - 1) % fields.count
    case .down, .character("j"), .tab: row = (row + 1) % fields.count
    case .right, .character("l"), .character("+"), .character("="), .character(" "): change(by: 1)
    case .left, .character("h"), .character("-"): change(by: -1)
    case .home: row = 0
    case .end: row = fields.count - 1
    case .enter: return outcome
    case .escape, .character("q"), .character("e"): return .over
    default: break
    }
    return ModeOutcome()
  }

  /// What is asked of the training.
  private var outcome: ModeOutcome {
    var effects: [Effect] = []
    if network != before.network.name { effects.append(.lab(.network(name: network))) }
    if data != before.data.name { effects.append(.lab(.data(name: data))) }
    if settings != before.settings { effects.append(.lab(.settings(settings))) }
    return ModeOutcome(
      effects: effects, isOver: true, notice: effects.isEmpty ? "Nothing was changed." : nil)
  }

  // MARK: - Values

  private static let rates: [Float] = (-5...2).flatMap { power in
    [1, 2, 5].map { Float("\($0)e\(power)") ?? 1 }
  }
  private static let batchSizes = [1, 2, 4, 8, 16, 32, 64, 128, 256]
  private static let dropouts: [Float] = [0, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8]
  private static let decays: [Float] = [0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1]
  private static let limits: [Int?] = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, nil]
  private static let epochCounts = [1, 2, 5, 10, 20, 30, 50, 100, 200, 500, 1000]
  private static let patiences: [Int?] = [nil, 1, 2, 3, 5, 10, 20]

  private mutating func change(by count: Int) {
    switch field {
    case .network: network = Self.next(network, in: before.choices.networks, by: count)
    case .data: data = Self.next(data, in: before.choices.data, by: count)
    case .limit: settings.limit = Self.next(settings.limit, in: Self.limits, by: count)
    case .learningRate:
      settings.learningRate = Self.nearest(settings.learningRate, in: Self.rates, by: count)
    case .optimizer:
      settings.optimizer = Self.next(settings.optimizer, in: OptimizerKind.allCases, by: count)
    case .batchSize:
      settings.batchSize = Self.nearest(settings.batchSize, in: Self.batchSizes, by: count)
    case .dropout:
      settings.dropout = settings.dropout.map { Self.nearest($0, in: Self.dropouts, by: count) }
    case .weightDecay:
      settings.weightDecay = Self.nearest(settings.weightDecay, in: Self.decays, by: count)
    case .augmentation:
      settings.augmentation =
        settings.augmentation.isNone ? LabSettings.usualAugmentation : Augmentation()
    case .epochs: settings.epochs = Self.nearest(settings.epochs, in: Self.epochCounts, by: count)
    case .patience: settings.patience = Self.next(settings.patience, in: Self.patiences, by: count)
    }
  }

  /// The value so many places further in a list, round and round; its first where it is not in it.
  private static func next<Value: Equatable>(
    _ value: Value, in values: [Value], by count: Int
  ) -> Value {
    guard !values.isEmpty else { return value }
    guard let place = values.firstIndex(of: value) else { return values[0] }
    return values[(place + count + values.count) % values.count]
  }

  /// The next greater or smaller value of a list; the value itself at its ends.
  private static func nearest<Value: Comparable>(
    _ value: Value, in values: [Value], by count: Int
  ) -> Value {
    (count > 0 ? values.first { $0 > value } : values.last { $0 < value }) ?? value
  }

  // MARK: - View

  private func text(_ field: Field, _ settings: LabSettings, _ network: String, _ data: String)
    -> String
  {
    switch field {
    case .network: network
    case .data: data
    case .limit: settings.limit.map { "\($0) images" } ?? "all images"
    case .learningRate: "\(Digits(settings.learningRate))"
    case .optimizer: settings.optimizer.rawValue
    case .batchSize: "\(settings.batchSize)"
    case .dropout: settings.dropout.map { "\(Digits($0))" } ?? "none"
    case .weightDecay: "\(Digits(settings.weightDecay))"
    case .augmentation: settings.augmentation.isNone ? "off" : "on"
    case .epochs: "\(settings.epochs)"
    case .patience: settings.patience.map { "after \($0) epochs" } ?? "off"
    }
  }

  func draw(in rect: Rect, on frame: inout Frame) {
    let rows = rect.height - (rect.height > fields.count + 1 ? 2 : 0)
    let first = max(0, min(row - rows + 1, fields.count - rows))
    for (line, field) in fields.enumerated().dropFirst(first).prefix(max(1, rows)) {
      let y = rect.y + line - first
      let isChosen = line == row
      let now = text(field, settings, network, data)
      let then = text(field, before.settings, before.network.name, before.data.name)
      frame.write(isChosen ? "›" : " ", x: rect.x, y: y, .key)
      frame.write(
        field.name, x: rect.x + 2, y: y, isChosen ? .text : .quiet, width: rect.width - 2)
      let values = isChosen ? "‹ \(now) ›" : "  \(now)"
      let end = frame.write(
        values, x: rect.x + 18, y: y, isChosen ? .focus : .text, width: rect.width - 18)
      if now != then {
        frame.write("  was \(then)", x: end, y: y, .quiet, width: max(0, rect.right - end))
      }
    }
    guard rect.height > fields.count + 1 else { return }
    let lines = TextFlow.wrap(field.help, width: rect.width - 2)
    for (line, text) in lines.prefix(rect.height - fields.count - 1).enumerated() {
      frame.write(text, x: rect.x + 2, y: rect.y + fields.count + 1 + line, .text)
    }
  }

  static let footer = [
    ("↑↓", "choose"), ("← →", "change"), ("Enter", "take over"), ("Esc", "cancel"),
  ]
}
