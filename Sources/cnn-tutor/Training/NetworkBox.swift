import ArgumentParser
import Network

extension NetworkBox {
  /// The box that comes with the program.
  ///
  /// - Throws: an exit status, after saying why, where the folder `Assets` is not to be found.
  init() throws {
    let found = AssetsFolder.find(
      environment: Surroundings.environment, executable: LessonsFolder.runningExecutable())
    switch found {
    case .success(let folder): self.init(assets: folder)
    case .failure(let error): throw Failure.cannotRun("\(error)")
    }
  }

  /// The network of a name or a path.
  ///
  /// - Throws: an exit status, after saying all that is wrong.
  func askedFor(_ word: String) throws -> NetworkDescription {
    try Self.orExit { () throws(NetworkBoxError) in try network(word) }
  }

  /// The first network that takes images of their size and tells as many classes apart.
  ///
  /// - Throws: an exit status, after saying what is wrong with a file of the box.
  func first(for data: DataSet) throws -> NetworkDescription? {
    try Self.orExit { () throws(NetworkBoxError) in
      try first { $0.input == data.shape && $0.outputCount == data.classNames.count }
    }
  }

  private static func orExit<Value>(_ body: () throws(NetworkBoxError) -> Value) throws -> Value {
    do throws(NetworkBoxError) {
      return try body()
    } catch {
      switch error {
      case .unknown(_, let nearest, let names):
        throw Failure.cannotRun(
          "\(error)".printable + (nearest == nil ? "." : "") + " There are "
            + "\(names.joined(separator: ", ")), and files whose names end in .yaml.")
      case .noFile: throw Failure.cannotRun("\(error)".printable + ".")
      case .wrong(let path, let problems):
        problems.forEach { Output.complain("\(path.printable):\($0)") }
        throw Failure.wrong
      }
    }
  }
}
