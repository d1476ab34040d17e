/// A step down and a step to the right: how far a window moves, or how far apart its cells are.
public struct Stride: Hashable, Sendable {
  public let vertical: Int
  public let horizontal: Int

  public init(vertical: Int, horizontal: Int) {
    self.vertical = vertical
    self.horizontal = horizontal
  }

  public init(_ both: Int) {
    self.init(vertical: both, horizontal: both)
  }
}
