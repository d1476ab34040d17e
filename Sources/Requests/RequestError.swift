/// Why a request is not answered, told to whoever wrote it.
public struct RequestError: Error, Equatable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Finds the word of a list that was most likely meant.
public typealias Suggestion = @Sendable (_ word: String, _ words: [String]) -> String?
