import KernelSet

extension VectorKernels {
  public static func multiply(_ task: Products) {
    var column = 0
    #if WIDE
      multiply(task, &column, with: SixRows<Both<Both<Lanes>>>.self)
      multiply(task, &column, with: SixRows<Both<Lanes>>.self)
      multiply(task, &column, with: EightRows<Lanes>.self)
    #elseif FUSED || arch(arm64)
      multiply(task, &column, with: SixRows<Lanes>.self)
    #else
      multiply(task, &column, with: SixRows<SIMD8<Float>>.self)
    #endif
  }

  /// Takes as many columns as whole blocks have room for; a few rows at a time, whose sums stay in
  /// registers while all inputs are gone through.
  @inline(__always)
  private static func multiply<Tile: Rows>(
    _ task: Products, _ column: inout Int, with _: Tile.Type
  ) {
    while column + Tile.Block.count <= task.columnCount {
      var row = 0
      while row < task.rowCount {
        let tile: Tile = sums(task, row: row, column: column)
        tile.store(to: task.output + column, task.outputRows + row, stride: 1)
        row += Tile.count
      }
      column += Tile.Block.count
    }
  }

  @inline(__always)
  private static func sums<Tile: Rows>(_ task: Products, row: Int, column: Int) -> Tile {
    let inputs = Tile.pointers(task.input, task.inputRows + row)
    var sums =
      switch task.start {
      case .zero: Tile(Tile.Block())
      case .bias(let bias): Tile(Tile.Block(at: bias + column))
      case .output: Tile(at: task.output + column, task.outputRows + row, stride: 1)
      }
    for run in task.runs {
      var index = Int(run.input)
      let end = index + Int(run.count)
      var weight = task.weights + column + Int(run.weights) * task.weightStride
      while index < end {
        sums.add(inputs, at: index, times: Tile.Block(at: weight))
        index += 1
        weight += task.weightStride
      }
    }
    if task.isRectified { sums.rectify() }
    return sums
  }
}
