/// A layer with the sizes that follow from its place in the network.
public struct LayerPlan: Hashable, Sendable {
  public var name: String
  public var kind: LayerKind
  public var input: Volume
  public var output: Volume
  public var parameterCount: Int
  /// How `parameterCount` comes about, such as "(3×3×1 + 1)×32 = 320"; empty where there are none.
  public var parameterRule: String
}

/// What keeps a description from being a network; the message names the layer.
public struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  public var layer: String
  public var message: String

  public init(layer: String, message: String) {
    self.layer = layer
    self.message = message
  }

  public var description: String { "layer '\(layer)': \(message)" }
}

extension NetworkDescription {
  /// The most values that a layer gives for one image, and the most that it learns.
  static let mostValues = 1 << 22
  static let mostParameters = 1 << 23

  /// Every layer with its sizes, from the first to the last.
  ///
  /// - Throws: `NetworkError` for the first layer that does not fit what comes before it.
  public func plans() throws(NetworkError) -> [LayerPlan] {
    var plans: [LayerPlan] = []
    for layer in layers {
      plans.append(try layer.plan(after: plans.last?.output ?? input, earlier: plans))
    }
    return plans
  }

  /// How many values come out of the last layer; nil where the layers do not fit.
  public var outputCount: Int? { (try? plans())?.last?.output.count }
}
