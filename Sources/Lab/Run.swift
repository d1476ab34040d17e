/// The curves of one run, for the chart.
public struct RunHistory: Hashable, Sendable {
  /// "A", "B" …; never given twice in a sitting.
  public var name: String
  /// The run that it branched from, as its place in `Moment.runs`; nil for one that began anew, or whose
  /// parent has left the chart.
  public var parent: Int?
  /// The steps it has in common with its parent.
  public var branchStep: Int
  /// The mean loss of each batch: `losses[k]` is that of step k + 1; the parent's part included.
  public var losses: [Float]
  /// The share of right answers in each batch, from 0 to 1.
  public var accuracies: [Float]
  public var validations: [ValidationPoint]
  /// What was changed, and when; its first entry says how the run began or branched.
  public var changes: [SettingsChange]

  public init(
    name: String, parent: Int? = nil, branchStep: Int = 0, losses: [Float] = [],
    accuracies: [Float] = [], validations: [ValidationPoint] = [], changes: [SettingsChange] = []
  ) {
    self.name = name
    self.parent = parent
    self.branchStep = branchStep
    self.losses = losses
    self.accuracies = accuracies
    self.validations = validations
    self.changes = changes
  }
}

/// What the images that validate said at an epoch's end.
public struct ValidationPoint: Hashable, Sendable {
  /// How many steps had been made.
  public var step: Int
  public var loss: Float
  public var accuracy: Float

  public init(step: Int, loss: Float, accuracy: Float) {
    self.step = step
    self.loss = loss
    self.accuracy = accuracy
  }
}

/// Settings that became others.
public struct SettingsChange: Hashable, Sendable {
  /// How many steps had been made.
  public var step: Int
  /// Such as "learning rate 0.01 → 0.1".
  public var text: String

  public init(step: Int, text: String) {
    self.step = step
    self.text = text
  }
}
