import Canvas

/// Kernels over several channels: each a strip of its slices, one for each input channel.
struct KernelStrips {
  let layout: TileLayout
  private let bank: KernelBank
  private let size: WeightSize
  private let labelWidth: Int

  /// - Returns: nil where not all fit.
  init?(_ bank: KernelBank, in rect: Rect, around chosen: Int?) {
    let labelWidth = "\(bank.filters)".count + 1
    for size in [WeightSize.block(1), .pixel] {
      let layout = TileLayout(
        count: bank.filters,
        width: labelWidth + bank.channels * (bank.columns * size.width + 1) - 1,
        pixelRows: bank.rows * size.pixelRows, hasLabels: false, in: rect, around: chosen)
      guard layout.fitsAll, layout.tile.width + 2 <= rect.width,
        layout.tile.height <= rect.height
      else { continue }
      self.layout = layout
      self.bank = bank
      self.size = size
      self.labelWidth = labelWidth
      return
    }
    return nil
  }

  func draw(_ chosen: Int?, on rendering: inout Rendering) {
    for filter in layout.shown {
      let place = layout.place(filter)
      let isDead = bank.isDead(filter)
      rendering.frame.write(
        "\(filter + 1)" + (isDead ? "×" : ""), x: place.x, y: place.y,
        filter == chosen ? .chosen : isDead ? .alarm : .quiet, width: labelWidth)
      for channel in 0..<bank.channels {
        let origin = Point(
          x: place.x + labelWidth + channel * (bank.columns * size.width + 1), y: place.y)
        bank.drawSlice(filter, channel, at: origin, size, on: &rendering.frame)
      }
      rendering.add(.unit(filter), at: place)
    }
    layout.drawSides(chosen, on: &rendering.frame)
  }
}
