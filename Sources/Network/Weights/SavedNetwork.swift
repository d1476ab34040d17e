import JSONText

/// What a file of weights says of its network, so that images can be classified with the file alone.
public struct SavedNetwork: Hashable, Sendable {
  public var description: NetworkDescription
  /// What the outputs stand for; empty where the file does not say it.
  public var classNames: [String]
  /// What the darkest and the brightest pixel of an image are to the network.
  public var values: ClosedRange<Float>
  /// From which the images were drawn and split; nil where the file does not say it.
  public var seed: UInt64?
  /// The word of the images that it learned from, where these come with the program.
  public var data: String?

  public init(
    _ description: NetworkDescription, classNames: [String], values: ClosedRange<Float> = 0...1,
    seed: UInt64? = nil, data: String? = nil
  ) {
    self.description = description
    self.classNames = classNames
    self.values = values
    self.seed = seed
    self.data = data.flatMap { DataSource.words.contains($0) ? $0 : nil }
  }

  private enum MetadataKey {
    static let name = "cnn-tutor.name"
    static let network = "cnn-tutor.network"
    static let classes = "cnn-tutor.classes"
    static let values = "cnn-tutor.values"
    static let seed = "cnn-tutor.seed"
    static let data = "cnn-tutor.data"
  }

  /// The texts that a file has beside its weights.
  public var metadata: [String: String] {
    var names = JSONWriter()
    names.list(classNames) { $0.string($1) }
    var metadata = [
      // What PyTorch's own writer says.
      "format": "pt", MetadataKey.name: description.name, MetadataKey.network: description.yaml,
      MetadataKey.classes: String(decoding: names.bytes, as: UTF8.self),
      MetadataKey.values: "\(values.lowerBound) \(values.upperBound)",
    ]
    metadata[MetadataKey.seed] = seed.map { "\($0)" }
    metadata[MetadataKey.data] = data
    return metadata
  }

  /// What a file says of its network; nil where it says nothing, as those that PyTorch wrote.
  ///
  /// - Throws: `WeightsError` where it says something else than a network.
  public init?(_ contents: SafeTensors.Contents, from path: String) throws(WeightsError) {
    guard let text = contents.metadata[MetadataKey.network] else { return nil }
    let reading = NetworkFile.read(
      Array(text.utf8), name: contents.metadata[MetadataKey.name] ?? "saved")
    guard let description = reading.description else {
      throw WeightsError(path, .badNetwork(reading.problems.first?.description ?? ""))
    }
    let classNames = Self.texts(contents.metadata[MetadataKey.classes] ?? "[]")
    let outputs = description.outputCount ?? 0
    guard let classNames, classNames.isEmpty || classNames.count == outputs,
      Set(classNames).count == classNames.count
    else {
      throw WeightsError(
        path, .badNetwork("\"\(MetadataKey.classes)\" are no \(outputs) different names"))
    }
    guard let values = Self.range(contents.metadata[MetadataKey.values] ?? "0 1") else {
      throw WeightsError(path, .badNetwork("\"\(MetadataKey.values)\" are no two numbers"))
    }
    self.init(
      description, classNames: classNames, values: values,
      seed: contents.metadata[MetadataKey.seed].flatMap(UInt64.init),
      data: contents.metadata[MetadataKey.data])
  }

  private static func texts(_ text: String) -> [String]? {
    guard case .array(let elements)? = try? JSONReader.read(text.utf8) else { return nil }
    let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
    return texts.count == elements.count ? texts : nil
  }

  private static func range(_ text: String) -> ClosedRange<Float>? {
    let numbers = text.split(separator: " ").compactMap { Float($0) }
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite), numbers[0] < numbers[1] else {
      return nil
    }
    return numbers[0]...numbers[1]
  }
}
