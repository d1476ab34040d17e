import KernelSet

extension VectorKernels {
  public static func correlate(_ task: OuterProducts) {
    var column = 0
    #if WIDE
      correlate(task, &column, with: SixRows<Both<Both<Lanes>>>.self)
      correlate(task, &column, with: SixRows<Both<Lanes>>.self)
      correlate(task, &column, with: EightRows<Lanes>.self)
    #elseif FUSED || arch(arm64)
      correlate(task, &column, with: SixRows<Lanes>.self)
    #else
      correlate(task, &column, with: SixRows<SIMD8<Float>>.self)
    #endif
  }

  /// Takes as many columns as whole blocks have room for; a few rows of weights at a time, whose sums
  /// stay in registers while all positions are gone through.
  @inline(__always)
  private static func correlate<Tile: Rows>(
    _ task: OuterProducts, _ column: inout Int, with _: Tile.Type
  ) {
    while column + Tile.Block.count <= task.columnCount {
      var row = 0
      while row < task.rowCount {
        var sums: Tile = sums(task, row: row, column: column)
        let weights = task.weights + column
        // All rows are read before one is written, for the last may stand there several times.
        if task.isAdded {
          sums.add(Tile(at: weights, task.weightRows + row, stride: task.weightStride))
        }
        sums.store(to: weights, task.weightRows + row, stride: task.weightStride)
        row += Tile.count
      }
      column += Tile.Block.count
    }
  }

  @inline(__always)
  private static func sums<Tile: Rows>(_ task: OuterProducts, row: Int, column: Int) -> Tile {
    let inputs = Tile.pointers(task.input, task.inputRows + row)
    let gradient = task.gradient + column
    var sums = Tile(Tile.Block())
    guard let choice = task.choice else {
      for position in 0..<task.positionCount {
        sums.add(
          inputs, at: Int(task.inputPositions[position]),
          times: Tile.Block(at: gradient + Int(task.gradientPositions[position])))
      }
      return sums
    }
    for position in 0..<task.positionCount {
      let place = Int(task.gradientPositions[position])
      var gradients = Tile.Block(at: gradient + place)
      gradients.keep(
        where: Tile.Block(at: choice.winners + column + place), are: choice.numbers[position])
      sums.add(inputs, at: Int(task.inputPositions[position]), times: gradients)
    }
    return sums
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
