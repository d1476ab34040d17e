/// What the learner looks at in the lab.
public struct LabSight: Hashable, Sendable {
  /// What the chart shows.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    case loss
    /// With powers of ten at equal distances, so that small losses can be told apart.
    case logarithmicLoss
    case accuracy
  }

  /// The chosen layer of the network, from 0.
  public var layer: Int
  /// The chosen kernel, map or neuron.
  public var unit: Int?
  /// Of a kernel's slices, one for each input channel, the one that is looked at.
  public var channel: Int
  /// Whether the numbers of the chosen kernel or neuron are shown.
  public var isZoomed: Bool
  /// Whether gradients are shown in the places of weights.
  public var showsGradients: Bool
  public var measure: Measure
  /// The step under the cursor of the chart; nil for that of the moment.
  public var cursorStep: Int?

  public init(
    layer: Int = 0, unit: Int? = nil, channel: Int = 0, isZoomed: Bool = false,
    showsGradients: Bool = false, measure: Measure = .loss, cursorStep: Int? = nil
  ) {
    self.layer = layer
    self.unit = unit
    self.channel = channel
    self.isZoomed = isZoomed
    self.showsGradients = showsGradients
    self.measure = measure
    self.cursorStep = cursorStep
  }
}
