import ArgumentParser
import Network

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file of weights, with what it says of the network and of the training they come from.
struct LoadedWeights {
  let path: String
  let contents: SafeTensors.Contents
  /// The network; nil where the file comes from another program.
  let network: SavedNetwork?

  /// - Throws: an exit status, after saying why, where the file cannot be read.
  init(_ path: String) throws {
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

  /// Whether weights can be saved at a place, so that none are learned in vain.
  ///
  /// - Throws: an exit status, after saying why, where they cannot.
  static func checkPlace(_ path: String) throws {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    if LessonsFolder.isFolder(path) {
      throw Failure.cannotRun("cannot save to \(path.printable): it is a folder.")
    }
    guard access(folder, W_OK) == 0 else {
      throw Failure.cannotRun(
        "cannot save to \(path.printable): \(String(cString: strerror(errno))).")
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
      throw Failure.cannotRun("\(error).")
    }
  }
}
