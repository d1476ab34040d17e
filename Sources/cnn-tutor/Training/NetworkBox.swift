import ArgumentParser
import Grammar
import Network

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The networks that come with the program, and those of others by their files.
struct NetworkBox {
  let assets: String

  /// - Throws: an exit status, after saying why, where the folder `Assets` is not to be found.
  init() throws {
    let found = AssetsFolder.find(
      environment: Surroundings.environment, executable: LessonsFolder.runningExecutable())
    switch found {
    case .success(let folder): assets = folder
    case .failure(let error): throw Failure.cannotRun("\(error)")
    }
  }

  private var names: [String] { NetworkFile.names(in: assets + "/Networks") }

  /// The network of a name or a path.
  ///
  /// - Throws: an exit status, after saying what is wrong.
  func network(_ word: String) throws -> NetworkDescription {
    if word.contains("/") || word.hasSuffix(".yaml") { return try read(word) }
    guard names.contains(word) else {
      let near = nearest(word, in: names).map { "; did you mean “\($0)”?" } ?? "."
      throw Failure.cannotRun(
        "there is no network “\(word.printable)”\(near) There are \(names.joined(separator: ", "))"
          + ", and files whose names end in .yaml.")
    }
    return try read("\(assets)/Networks/\(word).yaml")
  }

  private func read(_ path: String) throws -> NetworkDescription {
    guard access(path, F_OK) == 0 else {
      throw Failure.cannotRun("there is no network file \(path.printable).")
    }
    let reading = NetworkFile.read(path: path)
    guard let description = reading.description else {
      reading.problems.forEach { Output.complain("\(path.printable):\($0)") }
      throw Failure.wrong
    }
    return description
  }

  /// The first network that takes images of a size and tells so many classes apart.
  func network(for data: DataSet) throws -> NetworkDescription? {
    for name in names {
      let network = try network(name)
      guard network.input == data.shape, let last = try? network.plans().last else { continue }
      if last.output.count == data.classNames.count { return network }
    }
    return nil
  }
}
