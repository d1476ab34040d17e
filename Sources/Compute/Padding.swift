/// Rows and columns of zeros laid around an input.
public struct Padding: Hashable, Sendable {
  public let top: Int
  public let left: Int
  public let bottom: Int
  public let right: Int

  public init(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) {
    self.top = top
    self.left = left
    self.bottom = bottom
    self.right = right
  }

  /// The same number of zeros on all four sides.
  public init(_ sides: Int) {
    self.init(top: sides, left: sides, bottom: sides, right: sides)
  }

  public static let none = Padding(0)

  /// The number of zeros on every side, where it is the same on all four.
  public var uniform: Int? {
    top == left && left == bottom && bottom == right ? top : nil
  }
}

/// How much padding an operation asks for; the words are PyTorch's.
public enum PaddingRule: Hashable, Sendable {
  case explicit(Padding)
  /// As much as keeps the input's size, with a stride of 1; an odd zero goes to the right and bottom.
  case same

  /// No padding at all.
  public static let valid = PaddingRule.explicit(.none)

  /// The padding a kernel of `[height, width]` gets.
  public func padding(
    kernel: (height: Int, width: Int), dilation: Stride = Stride(1)
  ) -> Padding {
    switch self {
    case .explicit(let padding): return padding
    case .same:
      let height = dilation.vertical * (kernel.height - 1)
      let width = dilation.horizontal * (kernel.width - 1)
      return Padding(
        top: height / 2, left: width / 2, bottom: height - height / 2, right: width - width / 2)
    }
  }
}
