extension Model {
  /// All parameters under the names and in the shapes of PyTorch's `nn.Sequential` of the same layers.
  public var weights: [(name: String, tensor: StoredTensor)] {
    parameters.indices.map { index in
      (parameters[index].name, StoredTensor(shape: parameters[index].shape, values: read(index)))
    }
  }

  /// Sets the parameters to those of a file.
  ///
  /// - Parameters:
  ///   - contents: what the file holds; PyTorch's count of batches is passed over.
  ///   - path: the file, for messages.
  ///   - fresh: layers, by their place, that keep the weights they have, whatever the file says of
  ///     them: the head that is swapped when a network learns something new.
  /// - Throws: `WeightsError` where the file is of another network, or holds what is no number; then nothing is changed.
  public func load(
    _ contents: SafeTensors.Contents, from path: String, except fresh: Set<Int> = []
  ) throws(WeightsError) {
    func layer(of name: String) -> Int? { name.split(separator: ".").first.flatMap { Int($0) } }
    func isFresh(_ name: String) -> Bool { layer(of: name).map(fresh.contains) ?? false }
    let needed = parameters.indices.filter { !isFresh(parameters[$0].name) }
    let missing = needed.map { parameters[$0].name }.filter { contents.tensors[$0] == nil }
    guard missing.isEmpty else { throw WeightsError(path, .missing(missing)) }
    let known = Set(parameters.map(\.name))
    let unknown = contents.tensors.keys.filter {
      !known.contains($0) && !$0.hasSuffix(".num_batches_tracked") && !isFresh($0)
    }
    guard unknown.isEmpty else { throw WeightsError(path, .unknown(unknown.sorted())) }
    for index in needed {
      let (name, shape) = (parameters[index].name, parameters[index].shape)
      if let tensor = contents.tensors[name], tensor.shape != shape {
        let place = layer(of: name) ?? 0
        throw WeightsError(
          path,
          .otherShape(
            name: name, layer: plans[place].name, shape: tensor.shape, needed: shape))
      }
      if contents.tensors[name]?.values.allSatisfy(\.isFinite) == false {
        throw WeightsError(path, .notFinite(name: name))
      }
    }
    for index in needed {
      if let tensor = contents.tensors[parameters[index].name] { write(index, tensor.values) }
    }
  }
}
