import KernelSet

extension VectorKernels {
  public static func addSums(_ pixels: Pixels, sums: UnsafeMutablePointer<Float>) {
    sum(pixels, sums) { value, _, _ in value }
  }

  public static func addSquares(
    _ pixels: Pixels, mean: UnsafePointer<Float>, sums: UnsafeMutablePointer<Float>
  ) {
    sum(pixels, sums) { value, _, channel in
      let distance = value - Lanes(at: mean + channel)
      return distance * distance
    }
  }

  public static func addProducts(
    _ pixels: Pixels, mean: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    sums: UnsafeMutablePointer<Float>
  ) {
    sum(pixels, sums) { value, place, channel in
      Lanes(at: gradient + place) * (value - Lanes(at: mean + channel))
    }
  }

  public static func normalize(
    _ pixels: Pixels, mean: UnsafePointer<Float>, scale: UnsafePointer<Float>,
    shift: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>
  ) {
    forEach(pixels) { place, channel in
      let distance = Lanes(at: pixels.values + place) - Lanes(at: mean + channel)
      let result = distance * Lanes(at: scale + channel) + Lanes(at: shift + channel)
      result.store(to: output + place)
    }
  }

  public static func normalizeGradient(
    _ pixels: Pixels, mean: UnsafePointer<Float>, scale: UnsafePointer<Float>,
    share: UnsafePointer<Float>, slope: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    output: UnsafeMutablePointer<Float>
  ) {
    forEach(pixels) { place, channel in
      let distance = Lanes(at: pixels.values + place) - Lanes(at: mean + channel)
      let own = Lanes(at: gradient + place) - Lanes(at: share + channel)
      let result = (own - distance * Lanes(at: slope + channel)) * Lanes(at: scale + channel)
      result.store(to: output + place)
    }
  }

  /// Sums a term over the pixels, channel by channel; the term gets a value and where it is.
  @inline(__always)
  private static func sum(
    _ pixels: Pixels, _ sums: UnsafeMutablePointer<Float>,
    _ term: (_ value: Lanes, _ place: Int, _ channel: Int) -> Lanes
  ) {
    for channel in stride(from: 0, to: pixels.channelCount, by: lanes) {
      var sum = Lanes(at: sums + channel)
      var place = channel
      for _ in 0..<pixels.count {
        sum += term(Lanes(at: pixels.values + place), place, channel)
        place += pixels.channelCount
      }
      sum.store(to: sums + channel)
    }
  }

  @inline(__always)
  private static func forEach(_ pixels: Pixels, _ body: (_ place: Int, _ channel: Int) -> Void) {
    for pixel in 0..<pixels.count {
      for channel in stride(from: 0, to: pixels.channelCount, by: lanes) {
        body(pixel * pixels.channelCount + channel, channel)
      }
    }
  }
}
