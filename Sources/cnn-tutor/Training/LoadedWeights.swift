import ArgumentParser
import Network

/// A file of weights, with what it says of the network and of the training they come from.
struct LoadedWeights {
  let path: String
  let contents: SafeTensors.Contents
  /// The network; nil where the file comes from another program.
  let network: SavedNetwork?

  /// - Throws: an exit status, after saying why, where the file cannot be read.
  init(_ path: String) throws {
    guard !path.isEmpty else { throw Failure.cannotRun("--load: name the file of the weights.") }
    self.path = path
    do throws(WeightsError) {
      contents = try SafeTensors.read(path: path)
      network = try SavedNetwork(contents, from: path)
    } catch {
      throw Failure.cannotRun("\(error).")
    }
  }

  /// Puts the weights into a model.
  ///
  /// - Parameter fresh: the layers that keep the weights they have.
  func fill(_ model: Model, except fresh: Set<Int> = []) throws {
    do throws(WeightsError) {
      try model.load(contents, from: path, except: fresh)
    } catch {
      throw Failure.cannotRun("\(error).")
    }
  }

  /// Where the weights were learned from images of other classes or brightness than these; nil where the
  /// file does not say so.
  func mismatch(with data: DataSet) -> String? {
    guard let network else { return nil }
    if !network.classNames.isEmpty, network.classNames != data.classNames {
      return "\(path.printable) tells \(Self.list(network.classNames)) apart, but the classes of "
        + "\(data.name.printable) are \(Self.list(data.classNames))"
    }
    guard network.values == data.brightness.values else {
      return "\(path.printable) takes pixels \(Self.words(network.values)), but those of "
        + "\(data.name.printable) are \(Self.words(data.brightness.values))"
    }
    return nil
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map(\.printable).joined(separator: ", ")
    return names.count <= 5 ? shown : "\(shown) and \(names.count - 5) more"
  }

  private static func words(_ values: ClosedRange<Float>) -> String {
    "from \(Double(values.lowerBound).fixed(1)) to \(Double(values.upperBound).fixed(1))"
  }

  /// Makes sure that weights can be saved at a place, so that none are learned in vain.
  ///
  /// - Throws: an exit status, after saying why, where they cannot.
  static func checkPlace(_ path: String) throws {
    do throws(WeightsError) {
      try SafeTensors.checkPlace(path)
    } catch {
      throw Failure.cannotRun("cannot save to \(error).")
    }
  }

  /// Saves a model's weights, with what is needed to use them.
  static func save(_ model: Model, _ material: Material, to path: String) throws {
    let data = material.data
    let saved = SavedNetwork(
      material.description, classNames: data.classNames, values: data.brightness.values,
      seed: material.splitSeed, data: material.dataWord)
    do throws(WeightsError) {
      try SafeTensors.write(model.weights, metadata: saved.metadata, to: path)
    } catch {
      throw Failure.cannotRun("cannot save to \(error).")
    }
  }
}
