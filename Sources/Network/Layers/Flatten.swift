/// Lays the channels of an image one after the other into one list.
final class Flatten: Layer {
  private let input: FeatureMaps
  private let output: FeatureMaps

  init(input: FeatureMaps, output: FeatureMaps) {
    self.input = input
    self.output = output
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    for image in images {
      let pixels = input.values(ofImage: image)
      let list = output.values(ofImage: image)
      forEachNumber { list[$1] = pixels[$0] }
    }
  }

  func backward(_ images: Range<Int>) {
    for image in images {
      let pixels = input.gradients(ofImage: image)
      let list = output.gradients(ofImage: image)
      forEachNumber { pixels[$0] = list[$1] }
    }
  }

  @inline(__always)
  private func forEachNumber(_ body: (_ place: Int, _ index: Int) -> Void) {
    let pixelCount = input.volume.height * input.volume.width
    var place = 0
    for pixel in 0..<pixelCount {
      var index = pixel
      for channel in 0..<input.volume.channels {
        body(place + channel, index)
        index += pixelCount
      }
      place += input.pixelStride
    }
  }
}
