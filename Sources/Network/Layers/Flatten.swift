/// Lays the channels of an image one after the other into one list.
final class Flatten: Layer {
  private let place: LayerPlace

  init(at place: LayerPlace) {
    self.place = place
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    for image in images {
      let pixels = place.input.values(ofImage: image)
      let list = place.output.values(ofImage: image)
      forEachNumber { list[$1] = pixels[$0] }
    }
  }

  func backward(_ images: Range<Int>) {
    for image in images {
      let pixels = place.input.gradients(ofImage: image)
      let list = place.output.gradients(ofImage: image)
      forEachNumber { pixels[$0] = list[$1] }
    }
  }

  @inline(__always)
  private func forEachNumber(_ body: (_ place: Int, _ index: Int) -> Void) {
    let pixelCount = place.input.volume.height * place.input.volume.width
    var pixelPlace = 0
    for pixel in 0..<pixelCount {
      var index = pixel
      for channel in 0..<place.input.volume.channels {
        body(pixelPlace + channel, index)
        index += pixelCount
      }
      pixelPlace += place.input.pixelStride
    }
  }
}
