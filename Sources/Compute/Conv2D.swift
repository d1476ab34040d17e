/// Two-dimensional convolution as deep learning means it (cross-correlation): the kernel is laid on
/// the input without being turned round, the pairs are multiplied and added.
///
/// As PyTorch's `torch.nn.functional.conv2d`.
public struct Conv2D: Hashable, Sendable {
  public var stride: Stride
  public var padding: PaddingRule
  /// How far apart the cells under the window are.
  public var dilation: Stride
  /// Into how many parts the channels are divided; each filter reads one part.
  public var groups: Int

  public init(
    stride: Stride = Stride(1), padding: PaddingRule = .valid, dilation: Stride = Stride(1),
    groups: Int = 1
  ) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  /// Slides kernels over an input.
  ///
  /// | input | weight | output |
  /// |---|---|---|
  /// | `[H, W]` | `[kh, kw]` | `[H', W']` |
  /// | `[H, W]` | `[F, 1, kh, kw]` | `[F, H', W']` |
  /// | `[C, H, W]` | `[C, kh, kw]` | `[H', W']` |
  /// | `[C, H, W]` | `[F, C/groups, kh, kw]` | `[F, H', W']` |
  /// | `[N, C, H, W]` | `[F, C/groups, kh, kw]` | `[N, F, H', W']` |
  ///
  /// H' and W' are as `OutputSize` tells.
  ///
  /// - Parameters:
  ///   - input: the image or images.
  ///   - weight: the kernel, or a kernel for each filter.
  ///   - bias: a number for each filter, added to all its values: `[F]`.
  /// - Throws: `OperationError` where the shapes or parameters do not fit together.
  public func trace(input: Tensor, weight: Tensor, bias: Tensor? = nil) throws(OperationError)
    -> Trace
  {
    let ranks = (input.shape.rank, weight.shape.rank)
    let possible = [[2, 2], [2, 4], [3, 3], [3, 4], [4, 4]]
    guard possible.contains([ranks.0, ranks.1]) else {
      throw .ranks(
        input: input.shape, weight: weight.shape,
        expected:
          "[H, W] with [kh, kw] or [F, 1, kh, kw], [C, H, W] with [C, kh, kw] or [F, C/groups, kh, kw], "
          + "[N, C, H, W] with [F, C/groups, kh, kw]")
    }
    return Trace(
      .conv2d(self),
      source: try Convolution(
        input: input, weight: weight, bias: bias, stride: stride, padding: padding,
        dilation: dilation, groups: groups,
        axes: (.image(rank: ranks.0), .image(rank: ranks.1))))
  }

  /// The output-size rule along the height and the width, the last two sizes of each shape.
  public func outputSize(input: Shape, kernel: Shape) throws(OperationError) -> (
    height: OutputSize, width: OutputSize
  ) {
    let sliding = try SlidingWindow(
      input: input.plane, kernel: kernel.plane, stride: stride, padding: padding,
      dilation: dilation)
    return (sliding.vertical, sliding.horizontal)
  }

  /// The padding that a kernel of this shape gets.
  public func resolvedPadding(kernel: Shape) -> Padding {
    padding.padding(kernel: kernel.plane, dilation: dilation)
  }
}

/// One-dimensional convolution as deep learning means it (cross-correlation).
///
/// As PyTorch's `torch.nn.functional.conv1d`.
public struct Conv1D: Hashable, Sendable {
  public var stride: Int
  public var padding: PaddingRule
  public var dilation: Int
  public var groups: Int

  /// - Parameters:
  ///   - stride: how far the window moves.
  ///   - padding: its left and right are used.
  ///   - dilation: how far apart the cells of a window are.
  ///   - groups: into how many groups the channels are divided.
  public init(
    stride: Int = 1, padding: PaddingRule = .valid, dilation: Int = 1, groups: Int = 1
  ) {
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.groups = groups
  }

  /// Slides kernels along an input: `[L]` with `[k]` gives `[L']`, `[C, L]` with `[C, k]` gives `[L']`
  /// and with `[F, C/groups, k]` gives `[F, L']`, `[N, C, L]` with that gives `[N, F, L']`.
  ///
  /// - Throws: `OperationError` where the shapes or parameters do not fit together.
  public func trace(input: Tensor, weight: Tensor, bias: Tensor? = nil) throws(OperationError)
    -> Trace
  {
    let ranks = (input.shape.rank, weight.shape.rank)
    guard ranks == (1, 1) || ranks == (2, 2) || ranks == (2, 3) || ranks == (3, 3) else {
      throw .ranks(
        input: input.shape, weight: weight.shape,
        expected: "[L] with [k], [C, L] with [C, k] or [F, C/groups, k], "
          + "[N, C, L] with [F, C/groups, k]")
    }
    return Trace(
      .conv1d(self),
      source: try Convolution(
        input: input, weight: weight, bias: bias, stride: Stride(vertical: 1, horizontal: stride),
        padding: padding, dilation: Stride(vertical: 1, horizontal: dilation), groups: groups,
        axes: (.sequence(rank: ranks.0), .sequence(rank: ranks.1))))
  }
}

extension Shape {
  /// The last two sizes; a list is one row.
  var plane: (height: Int, width: Int) {
    (rank >= 2 ? sizes[rank - 2] : 1, sizes.last ?? 1)
  }
}
