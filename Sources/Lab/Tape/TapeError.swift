import Files

/// Why a tape's file cannot be used.
public enum TapeError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's bytes cannot be had.
  case file(path: String, FileError)
  /// What the system said when something was done to it.
  case system(path: String, doing: String, reason: String)
  /// Another lab keeps its tape there.
  case inUse(path: String)
  /// It does not begin as a tape does.
  case noTape(path: String)
  /// Its beginning, which says what it is a tape of, is damaged.
  case noHeader(path: String)
  /// A record that was whole when it was written cannot be read any more.
  case damaged
  /// Its numbers are of another network.
  case otherNetwork
  /// Its images are others than those at hand.
  case otherData(String)

  public var description: String {
    let text =
      switch self {
      case .file(let path, let error): "\(path): \(error.message(expecting: "tape"))"
      case .system(let path, let doing, let reason): "cannot \(doing) \(path): \(reason)"
      case .inUse(let path): "\(path): another lab is keeping its tape there"
      case .noTape(let path): "\(path): this is no tape of a training"
      case .noHeader(let path): "\(path): the beginning of this tape is damaged"
      case .damaged: "a part of the tape is damaged"
      case .otherNetwork: "the tape is of another network"
      case .otherData(let name): "the tape is of other images than those of \(name)"
      }
    return UnsafeCharacter.spelledOut(text)
  }
}
