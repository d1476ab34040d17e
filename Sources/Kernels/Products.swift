import KernelSet

/// The kernels as this target's compiler flags make them.
public enum VectorKernels: KernelSet {
  public static func multiply(_ task: Products) {
    var column = 0
    #if WIDE
      while column + FourBlocks.count <= task.columnCount {
        multiply(task, column: column, as: FourBlocks.self)
        column += FourBlocks.count
      }
      while column + TwoBlocks.count <= task.columnCount {
        multiply(task, column: column, as: TwoBlocks.self)
        column += TwoBlocks.count
      }
    #endif
    while column < task.columnCount {
      multiply(task, column: column, as: OneBlock.self)
      column += OneBlock.count
    }
  }

  /// Six rows at a time: their sums stay in registers while all inputs are gone through.
  @inline(__always)
  private static func multiply<Block: Columns>(
    _ task: Products, column: Int, as _: Block.Type
  ) {
    let output = task.output + column
    let weights = task.weights + column
    let stride = task.weightStride
    var row = 0
    while row < task.rowCount {
      let inputs = SixPointers(task.input, task.inputRows + row)
      let places = task.outputRows + row
      var sums: SixRows<Block>
      switch task.start {
      case .zero: sums = SixRows(Block())
      case .bias(let bias): sums = SixRows(Block(at: bias + column))
      case .output: sums = SixRows(at: output, places)
      }
      for run in task.runs {
        var index = Int(run.input)
        let end = index + Int(run.count)
        var weight = weights + Int(run.weights) * stride
        while index < end {
          sums.add(inputs, at: index, times: Block(at: weight))
          index += 1
          weight += stride
        }
      }
      if task.isRectified { sums.rectify() }
      sums.store(to: output, places)
      row += 6
    }
  }

  public static func correlate(_ task: OuterProducts) {
    var column = 0
    #if WIDE
      while column + FourBlocks.count <= task.columnCount {
        correlate(task, column: column, as: FourBlocks.self)
        column += FourBlocks.count
      }
      while column + TwoBlocks.count <= task.columnCount {
        correlate(task, column: column, as: TwoBlocks.self)
        column += TwoBlocks.count
      }
    #endif
    while column < task.columnCount {
      correlate(task, column: column, as: OneBlock.self)
      column += OneBlock.count
    }
  }

  /// Six rows of weights at a time: their sums stay in registers while all positions are gone through.
  @inline(__always)
  private static func correlate<Block: Columns>(
    _ task: OuterProducts, column: Int, as _: Block.Type
  ) {
    let gradient = task.gradient + column
    let weights = task.weights + column
    var row = 0
    while row < task.rowCount {
      let inputs = SixPointers(task.input, task.inputRows + row)
      var sums = SixRows(Block())
      for position in 0..<task.positionCount {
        sums.add(
          inputs, at: Int(task.inputPositions[position]),
          times: Block(at: gradient + Int(task.gradientPositions[position])))
      }
      let places = task.weightRows + row
      if task.isAdded {
        sums.addAndStore(to: weights, places, stride: task.weightStride)
      } else {
        sums.store(to: weights, places, stride: task.weightStride)
      }
      row += 6
    }
  }

  public static func sumRows(_ task: RowSums) {
    for column in stride(from: 0, to: task.columnCount, by: lanes) {
      let sums = task.sums + column
      var sum = task.isAdded ? Lanes(at: sums) : .zero
      for row in 0..<task.rowCount {
        sum += Lanes(at: task.values + column + Int(task.rows[row]))
      }
      sum.store(to: sums)
    }
  }
}
